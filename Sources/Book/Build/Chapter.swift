import Experiments
import Foundation

/// One Markdown file of the book.
struct Chapter: Sendable {
  /// Path as the author knows it: `chapters/01-the-problem.md`.
  var file: String
  var text: String
  var document: Document
  /// Its place in the numbering: 1 for the first chapter; nil for pages without a number, as the index.
  var number: Int?

  /// `01-the-problem.html`
  var address: String { LinkAddress.page(for: (file as NSString).lastPathComponent) }

  /// `01-the-problem`
  var stem: String { String(address.dropLast(".html".count)) }

  /// Whether this is the first page of the site.
  var isIndex: Bool { stem == "index" }

  /// The words of the first heading, or the file's name.
  func title(value: (InlineValue) -> String) -> String {
    guard let heading = document.title else {
      return ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    }
    return PlainText.text(of: heading.content, value: value) { _ in "" }
  }
}
