import Mustache

/// Turns plain structures into HTML by the templates of the theme.
struct PageTemplate: Sendable {
  /// Read once: a preview makes a page for every edit.
  private static let library: MustacheLibrary = {
    var library = MustacheLibrary()
    for name in ThemeFiles.templates {
      do {
        try library.register(ThemeFiles.text(of: "\(name).mustache"), named: name)
      } catch {
        preconditionFailure("the template '\(name)' is broken: \(error)")
      }
    }
    return library
  }()

  /// Reads the templates, which the first page would have to wait for.
  static func prepare() { _ = library }

  /// A book has many pages, which the first one lists, and few kinds of them.
  private let pages = TemplateOutlines()
  private let cards = TemplateOutlines()

  /// A whole page, as it is written to its file.
  func file(for page: PageContext) -> [UInt8] {
    pages.html(for: page.view) { render($0, with: "page") }
  }

  /// A figure with its caption and evidence.
  func html(for card: FigureCard, wording: Wording) -> String {
    render(card.view(wording), with: "figure")
  }

  /// A claim that stands in the text.
  func html(for claim: ClaimMark, wording: Wording) -> String {
    render(claim.view(wording), with: "claim")
  }

  /// The body of the first page.
  func html(for index: BookIndex) -> String {
    let list = index.chapters.map { chapter in
      cards.html(for: chapter.view) { render($0, with: "card") }
    }
    return render(
      [
        "titleHTML": index.titleHTML, "leadHTML": index.leadHTML,
        "cardsHTML": String(decoding: list.joined(), as: UTF8.self),
      ],
      with: "index")
  }

  /// The body of the page for addresses that lead nowhere.
  func notFoundHTML(wording: Wording) -> String {
    render(
      [
        "notFound": wording.notFound, "notFoundText": wording.notFoundText,
        "contents": wording.contents,
      ], with: "not-found")
  }

  /// The body of a page behind the chapters.
  func html(_ view: TemplateView, with template: String) -> String { render(view, with: template) }

  private func render(_ view: TemplateView, with template: String) -> String {
    Self.library.render(view, withTemplate: template) ?? ""
  }
}
