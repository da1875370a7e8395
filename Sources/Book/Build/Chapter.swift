import Experiments

/// One Markdown file of the book.
struct Chapter: Sendable {
  /// Path as the author knows it: `chapters/01-the-problem.md`.
  var file: String
  var text: String
  var document: Document
  /// Its place in the numbering: 1 for the first chapter; nil for the index and the glossary.
  var number: Int?

  /// `01-the-problem.html`
  let address: String
  /// `01-the-problem`
  let stem: String

  init(file: String, text: String, document: Document, number: Int? = nil) {
    self.file = file
    self.text = text
    self.document = document
    self.number = number
    let name = file.split(separator: "/").last.map(String.init) ?? file
    address = LinkAddress.page(for: name)
    stem = String(address.dropLast(".html".count))
  }

  /// The address as a link has it, whatever the name: `two%20words.html`.
  var link: String { LinkAddress.encoded(path: address) }

  /// Whether this is the first page of the site.
  var isIndex: Bool { stem == "index" }

  /// Whether this page explains the book's terms, each below a heading of its own.
  var isGlossary: Bool { stem == "glossary" }

  /// The words of the first heading, or the file's name.
  func title(value: (InlineValue) -> String) -> String {
    guard let heading = document.title else {
      return stem
    }
    return PlainText.text(of: heading.content, value: value) { _ in "" }
  }
}
