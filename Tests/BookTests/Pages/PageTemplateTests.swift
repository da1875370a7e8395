import Testing

@testable import Book

struct PageTemplateTests {
  private let template = PageTemplate()

  private func page(_ change: (inout PageContext) -> Void = { _ in }) -> PageContext {
    var page = PageContext(
      wording: .english, siteTitle: "Site <&\">", title: "Title <b>", description: "De\"scr",
      bodyHTML: "<h1>Title</h1><h2 id=\"a\">A</h2>",
      chapters: [
        .init(number: "1", title: "One <", address: "01.html", isCurrent: true),
        .init(number: "2", title: "Two", address: "02.html", isCurrent: false),
      ],
      sections: [
        .init(level: 1, titleHTML: "Title", anchor: "title"),
        .init(level: 2, titleHTML: "A <em>b</em>", anchor: "a"),
      ],
      next: .init(title: "Two", address: "02.html"),
      facts: [.init(label: "Revision", value: "abc<", isCode: true)], hasFormulas: true,
      readingMinutes: 4)
    change(&page)
    return page
  }

  private func html(of page: PageContext) -> String {
    String(decoding: template.file(for: page), as: UTF8.self)
  }

  @Test func textsLoseWhatCannotBeSeen() {
    let html = html(of: page { $0.title = "a\u{202E}b\u{9B}c\u{0}d" })
    #expect(html.contains("<title>abcd · "))
  }

  @Test func pagesAreWellFormedAndHaveTheirLandmarks() {
    let html = html(of: page())
    #expect(HTMLCheck.problems(in: html) == [])
    #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\" data-root=\"\">"))
    for part in [
      "<main id=\"main\"", "<header", "<footer", "<nav id=\"contents\" aria-label=\"Contents\">",
      "<a class=\"skip\" href=\"#main\">", "rel=\"next\"", "aria-current=\"page\"",
      "<title>Title &lt;b&gt; · Site &lt;&amp;&quot;&gt;</title>", "Chapter 1 · 4 minutes to read",
      "<code>abc&lt;</code>", "<li class=\"level-2\"><a href=\"#a\">A <em>b</em></a></li>",
      "assets/math.css",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(html.matches(of: /<h1/).count == 1)
    #expect(!html.contains("rel=\"prev\""))
    #expect(!html.contains("://"), "nothing is loaded from elsewhere")
  }

  @Test func thePolicyComesFirstAndAllowsNoInlineCode() throws {
    let html = html(of: page())
    let policy = try #require(html.firstRange(of: "Content-Security-Policy"))
    let script = try #require(html.firstRange(of: "<script"))
    #expect(policy.lowerBound < script.lowerBound)
    #expect(!ContentSecurityPolicy.text.contains("unsafe-inline"))
    #expect(html.matches(of: /<script(?![^>]* src=)/).isEmpty)
    #expect(!html.contains("<style"))
  }

  @Test func thePreviewMayAskItsServer() {
    let html = String(
      decoding: PreviewScript.added(to: template.file(for: page())), as: UTF8.self)
    #expect(html.contains("default-src 'none'; connect-src 'self';"))
    #expect(html.contains("<script src=\"\(PreviewScript.path)\" defer></script>\n</head>"))
  }

  @Test func deeperPagesReachTheirFiles() {
    let html = html(
      of: page {
        $0.root = "../"
        $0.wording = .chinese
        $0.translations = [.init(language: "en", name: "English", address: "../01.html")]
      })
    #expect(html.contains("<html lang=\"zh\" data-root=\"../\">"))
    #expect(html.contains("href=\"../assets/style.css\""))
    #expect(html.contains("hreflang=\"en\""))
    #expect(html.contains("第 1 章"))
  }

  @Test func longBooksShowTheNeighbourhood() {
    let html = html(
      of: page { page in
        page.chapters = (0..<1000).map {
          .init(number: "\($0)", title: "C\($0)", address: "\($0).html", isCurrent: $0 == 500)
        }
      })
    #expect(html.contains("href=\"499.html\"") && html.contains("href=\"501.html\""))
    #expect(!html.contains("href=\"10.html\""))
    #expect(html.utf8.count < 20_000)
  }

  @Test func figureCardsShowEvidenceAndClaims() {
    let card = FigureCard(
      anchor: "fig-a", number: "1.2", wideHTML: "<svg></svg>", narrowHTML: "<svg></svg>",
      captionHTML: "It <em>falls</em>.",
      checks: [
        .init(name: "falls", anchor: "c", holds: true),
        .init(name: "rises", anchor: "d", holds: false),
      ],
      directiveHTML: "from: x", settings: [.init(name: "width", value: "<64>")],
      tableHTML: FigureCard.DataTable(
        caption: "T", columns: ["layer", "g"], rows: [["1", "2"], ["2", "3"]]
      ).html(label: "Data 1.2"),
      downloads: [.init(name: "CSV", address: "data/a.csv")], command: "tutor run x")
    let html = template.html(for: card, wording: .english)
    #expect(HTMLCheck.problems(in: html + "<p id=\"c\"></p><p id=\"d\"></p>") == [])
    for part in [
      "<figure class=\"figure\" id=\"fig-a\">", "Figure 1.2</a> It <em>falls</em>.",
      "<a class=\"held\" href=\"#c\">", "<a class=\"failed\" href=\"#d\">", "✓", "✗",
      "<dt>width</dt><dd>&lt;64&gt;</dd>", "<th scope=\"row\">2</th><td>3</td>", "data/a.csv",
      "tutor run x",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    let bare = FigureCard(
      anchor: "f", number: "1", wideHTML: "", narrowHTML: "", captionHTML: "", command: "")
    let bareHTML = template.html(for: bare, wording: .english)
    #expect(!bareHTML.contains("<ul") && !bareHTML.contains("<table"))
  }

  @Test func indexAndErrorPagesAreWellFormed() {
    let index = template.html(
      for: BookIndex(
        titleHTML: "T", leadHTML: "<p>x</p>",
        chapters: [.init(number: "1", title: "<A>", description: "d&", address: "01.html")]))
    #expect(HTMLCheck.problems(in: index) == [])
    #expect(index.contains("&lt;A&gt;"))
    #expect(HTMLCheck.problems(in: template.notFoundHTML(wording: .english)) == [])
  }
}
