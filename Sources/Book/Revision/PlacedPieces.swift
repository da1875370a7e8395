import Experiments

/// The pieces of a chapter by the places where they stand in it.
struct PlacedPieces: PageContent {
  private let directives: [SourcePosition: ChapterPieces.Directive]
  private let values: [SourcePosition: ChapterPieces.Value]
  private let references: [SourcePosition: ReferenceTarget]
  private let addresses: [String: String]
  private let formulas: [SourcePosition: String]
  private let code: [SourcePosition: String]
  private let glossary: Glossary?
  let hanLanguage: String

  /// - Precondition: The pieces fit the document.
  init(_ pieces: ChapterPieces, in document: Document) {
    precondition(pieces.fit(document), "pieces of another chapter")
    func placed<Piece>(_ places: [SourcePosition], _ pieces: [Piece]) -> [SourcePosition: Piece] {
      Dictionary(zip(places, pieces), uniquingKeysWith: { first, _ in first })
    }
    directives = placed(document.fences.map(\.position), pieces.directives)
    values = placed(document.values.map(\.position), pieces.values)
    references = placed(document.references.map(\.position), pieces.references)
      .compactMapValues(\.self)
    addresses = Dictionary(
      zip(
        document.links.map(\.destination) + document.images.map(\.source),
        pieces.links + pieces.images), uniquingKeysWith: { first, _ in first })
    formulas = placed(document.formulas.map(\.position), pieces.formulas)
    code = placed(document.codeBlocks.map(\.position), pieces.code)
    glossary = pieces.glossary
    hanLanguage = document.hanLanguage
  }

  func html(for fence: Fence) -> String { directives[fence.position]?.html ?? "" }
  func searchText(for fence: Fence) -> String { directives[fence.position]?.searchText ?? "" }
  func html(for value: InlineValue) -> String { values[value.position]?.html ?? "" }
  func text(for value: InlineValue) -> String { values[value.position]?.text ?? "" }
  func target(of reference: CrossReference) -> ReferenceTarget? { references[reference.position] }
  func address(of destination: String) -> String { addresses[destination] ?? destination }
  func address(ofTerm words: String) -> String? { glossary?.address(of: words) }
  func html(for formula: Formula) -> String { formulas[formula.position] ?? "" }
  func html(for code: CodeBlock) -> String {
    self.code[code.position] ?? code.code.escapedForHTML
  }
}
