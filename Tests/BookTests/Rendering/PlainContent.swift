@testable import Book

/// Content that shows what it was asked for.
struct PlainContent: PageContent {
  var hanLanguage = "zh"

  func html(for fence: Fence) -> String {
    "<p class=\"directive\">\(fence.kind.rawValue) \((fence.name ?? "").escapedForHTML)</p>\n"
  }
  func html(for value: InlineValue) -> String { "<data>\(text(for: value).escapedForHTML)</data>" }
  func text(for value: InlineValue) -> String { "«\(value.source.text)»" }
  func target(of reference: CrossReference) -> ReferenceTarget? {
    let page = reference.file.map(LinkAddress.page(for:)) ?? ""
    let anchor = reference.anchor.map { "#\($0)" } ?? ""
    return ReferenceTarget(address: page + anchor, text: "Figure 1")
  }
  func html(for formula: Formula) -> String {
    "<span>\(formula.tex.text.escapedForHTML)</span>"
  }
}

extension Document {
  /// The HTML of Markdown with plain content.
  static func html(_ markdown: String) -> String {
    let document = parse(markdown, file: "chapters/test.md")
    return HTMLRenderer.html(
      for: document, content: PlainContent(hanLanguage: document.hanLanguage), wording: .english)
  }
}
