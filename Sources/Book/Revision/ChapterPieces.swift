import Experiments

/// What a chapter shows beyond its Markdown, made once: all in the order of the text, so that it fits every
/// version of the chapter with the same frame.
struct ChapterPieces: Codable, Sendable {
  struct Directive: Codable, Sendable {
    var html: String
    var searchText: String
  }

  struct Value: Codable, Sendable {
    var html: String
    var text: String
  }

  var directives: [Directive]
  var values: [Value]
  var references: [ReferenceTarget?]
  var formulas: [String]
  var code: [String]
  /// None for the page that explains the terms.
  var glossary: Glossary?

  init(of document: Document, _ content: ChapterContent, glossary: Glossary?) {
    directives = document.fences.map {
      Directive(html: content.html(for: $0), searchText: content.searchText(for: $0))
    }
    values = document.values.map {
      Value(html: content.html(for: $0), text: content.text(for: $0))
    }
    references = document.references.map { content.target(of: $0) }
    formulas = document.formulas.map { content.html(for: $0) }
    code = document.codeBlocks.map { content.html(for: $0) }
    self.glossary = glossary
  }

  /// Whether there is a piece for everything in the document.
  func fit(_ document: Document) -> Bool {
    directives.count == document.fences.count && values.count == document.values.count
      && references.count == document.references.count
      && formulas.count == document.formulas.count && code.count == document.codeBlocks.count
  }
}
