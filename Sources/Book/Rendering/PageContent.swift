/// What a page shows that the Markdown does not say: only the build knows it.
///
/// Everything returned as HTML is taken as it is; everything returned as text is escaped.
protocol PageContent {
  /// What takes the place of a directive; empty for one that shows nothing.
  func html(for fence: Fence) -> String
  /// What a search should find of a directive; by default its name.
  func searchText(for fence: Fence) -> String
  /// A computed number, formatted.
  func html(for value: InlineValue) -> String
  func text(for value: InlineValue) -> String
  /// Where a cross reference leads and what it is called; nil if it leads nowhere.
  func target(of reference: CrossReference) -> ReferenceTarget?
  /// Where words in bold are explained; by default nowhere.
  func address(ofTerm words: String) -> String?
  /// A typeset formula.
  func html(for formula: Formula) -> String
  /// What stands inside `<code>`; by default the code itself.
  func html(for code: CodeBlock) -> String
  /// The language of Han characters where no other letters tell it; by default Chinese.
  var hanLanguage: String { get }
  /// The address a link leads to; by default that of the page made from a Markdown file.
  func address(of destination: String) -> String
}

/// Where a cross reference leads.
struct ReferenceTarget: Hashable, Sendable {
  /// An address as seen from the page: `03-activations.html#fig-dead-units`.
  var address: String
  /// "Figure 3.2"
  var text: String
}

extension PageContent {
  var hanLanguage: String { "zh" }
  func searchText(for fence: Fence) -> String { fence.name ?? "" }
  func address(ofTerm words: String) -> String? { nil }
  func html(for code: CodeBlock) -> String { code.code.escapedForHTML }
  func address(of destination: String) -> String { LinkAddress.page(for: destination) }
}
