/// The sidebar: the chapters, and below the current one its sections.
///
/// Written here and not by a template, because every page of a large book has one.
enum ContentsHTML {
  /// A book with more chapters shows only so many before and after the current one, which is then in sight
  /// without scrolling.
  static let reach = 10

  static func html(for page: PageContext) -> String {
    let current = page.chapters.firstIndex(where: \.isCurrent) ?? 0
    let first = max(0, current - reach)
    let end = min(page.chapters.count, current + reach + 1)
    var html = "<ol class=\"chapters\">\n"
    html.reserveCapacity(160 * (end - first))
    if first > 0 { html += more(page) }
    for chapter in page.chapters[first..<end] { append(chapter, of: page, to: &html) }
    if end < page.chapters.count { html += more(page) }
    html += "</ol>"
    guard !page.backMatter.isEmpty else { return html }
    html += "\n<p class=\"group\">\(page.wording.behindTheBook.escapedForHTML)</p>\n"
    html += "<ol class=\"chapters\">\n"
    for matter in page.backMatter { append(matter, of: page, to: &html) }
    return html + "</ol>"
  }

  private static func append(
    _ chapter: PageContext.Chapter, of page: PageContext, to html: inout String
  ) {
    html += "<li><a href=\""
    html += page.root.escapedForURL
    html += chapter.address.escapedForURL
    html += chapter.isCurrent ? "\" aria-current=\"page\">" : "\">"
    html += "<span class=\"number\">"
    html.appendEscaped(chapter.number)
    html += "</span> <span>"
    html.appendEscaped(chapter.title)
    html += "</span></a>"
    if chapter.isCurrent { appendSections(of: page, to: &html) }
    html += "</li>\n"
  }

  private static func appendSections(of page: PageContext, to html: inout String) {
    let sections = page.sections.filter { $0.level == 2 || $0.level == 3 }
    guard !sections.isEmpty else { return }
    html += "\n<ol class=\"sections\">\n"
    for section in sections {
      html += "<li class=\"level-\(section.level)\"><a href=\"#\(section.anchor.escapedForURL)\">"
      html += "\(section.titleHTML)</a></li>\n"
    }
    html += "</ol>\n"
  }

  private static func more(_ page: PageContext) -> String {
    "<li><a href=\"\(page.root.escapedForURL)index.html\"><span class=\"number\"></span> "
      + "<span>\(page.wording.contents.escapedForHTML) …</span></a></li>\n"
  }
}
