import Testing

@testable import Book

struct HTMLRendererTests {
  @Test(arguments: [
    (
      "a *b* **c** ~~d~~ `e<f`",
      "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>\n"
    ),
    ("a\\\nb", "<p>a<br>\nb</p>\n"),
    ("> q", "<blockquote>\n<p>q</p>\n</blockquote>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
    ("***", "<hr>\n"),
    ("# T", "<h1 id=\"t\">T</h1>\n"),
    (
      "## A $x$ {#y}",
      "<h2 id=\"y\">A <span>x</span> <a class=\"anchor\" href=\"#y\" aria-label=\"Link to A x\">#</a></h2>\n"
    ),
    ("[a](02-b.md#c)", "<p><a href=\"02-b.html#c\">a</a></p>\n"),
    (
      "[a](https://x.org/?a=1&b=\"2\" \"t\")",
      "<p><a href=\"https://x.org/?a=1&amp;b=%222%22\" title=\"t\" rel=\"external noopener\">a</a></p>\n"
    ),
    ("[a](javascript:alert)", "<p>a</p>\n"),
    ("[a](&#106;avascript:x)", "<p>a</p>\n"),
    ("[](#fig-x)", "<p><a class=\"reference\" href=\"#fig-x\">Figure 1</a></p>\n"),
    ("[](03-x.md#f)", "<p><a class=\"reference\" href=\"03-x.html#f\">Figure 1</a></p>\n"),
    ("is {val}`a.b:sci2`.", "<p>is <data>«a.b:sci2»</data>.</p>\n"),
    ("![a *b*](p.svg)", "<p><img src=\"p.svg\" alt=\"a b\" loading=\"lazy\"></p>\n"),
    ("![a](https://x.org/p.png)", "<p>a</p>\n"),
    (
      "www.example.org",
      "<p><a href=\"http://www.example.org\" rel=\"external noopener\">www.example.org</a></p>\n"
    ),
    ("a <!-- note --> b", "<p>a  b</p>\n"),
    ("a <b>x</b>", "<p>a &lt;b&gt;x&lt;/b&gt;</p>\n"),
    ("```claim\na < b\n```", "<p class=\"directive\">claim </p>\n"),
    ("$$\na - b\n- c = d\n$$", "<div class=\"formula\"><span>a - b\n- c = d\n</span></div>\n"),
    (
      "before $$x$$ after",
      "<p>before</p>\n<div class=\"formula\"><span>x</span></div>\n<p>after</p>\n"
    ),
  ])
  func markdownBecomes(_ markdown: String, _ html: String) {
    #expect(Document.html(markdown) == html)
  }

  @Test func chineseWordsInEnglishAreMarked() {
    #expect(
      Document.html("the 梯度，消失 of *梯*")
        == "<p>the <span lang=\"zh\">梯度，消失</span> of <em><span lang=\"zh\">梯</span></em></p>\n")
    let document = Document.parse("the 梯度", file: "c.md")
    #expect(
      HTMLRenderer.html(for: document, content: PlainContent(), wording: .chinese)
        == "<p>the 梯度</p>\n")
  }

  @Test func titlesInLinksHoldNoLinks() throws {
    let markdown = "## A [*b*](c) *[](#d)* $x$ {val}`v` `e`[^1]\n\n[^1]: n"
    let heading = try #require(Document.parse(markdown, file: "c.md").headings.first)
    #expect(
      HTMLRenderer.titleHTML(for: heading, content: PlainContent(), wording: .english)
        == "A b <em>Figure 1</em> <span>x</span> "
        + "<span class=\"value\" title=\"v\">«v»</span> <code>e</code>")
  }

  @Test func whatFollowsAShortFormulaIsHeldByAnElement() {
    let html = Document.html("A $x$, $n$th $y$ *z* 设$x$，$z$; $a + b + c + d + e$.")
    #expect(
      html.contains(
        "A <span class=\"keep\"><span>x</span>,</span> <span class=\"keep\"><span>n</span>th</span> "
          + "<span>y</span> <em>z</em>"))
    #expect(html.contains("<span class=\"keep\"><span>x</span>，</span><span class=\"keep\">"))
    #expect(html.contains("<span>a + b + c + d + e</span>\u{2060}."))
  }

  @Test func punctuationStaysWithItsFormula() {
    let joiner = "\u{2060}"
    #expect(
      Document.html("($x$), $n$th $y$ z")
        == "<p>(\(joiner)<span class=\"keep\"><span>x</span>),</span> "
        + "<span class=\"keep\"><span>n</span>th</span> <span>y</span> z</p>\n")
    let document = Document.parse("设$x$，则$y$是", file: "c.md")
    #expect(
      HTMLRenderer.html(for: document, content: PlainContent(), wording: .chinese)
        == "<p>设<span class=\"keep\"><span>x</span>，</span>则<span>y</span>是</p>\n")
  }

  @Test func tablesAlignByClassAndScroll() {
    let html = Document.html("| a | b |\n|--:|:-:|\n| 1 | {val}`v` |")
    #expect(html.contains("<th scope=\"col\" class=\"right\">a</th>"))
    #expect(html.contains("<td class=\"center\"><data>«v»</data></td>"))
    #expect(html.hasPrefix("<div class=\"table\" role=\"region\" tabindex=\"0\""))
    #expect(!html.contains("style"))
  }

  @Test func footnotesLeadThereAndBack() {
    let html = Document.html("a[^n] b[^m] c[^n]\n\n[^m]: M\n[^n]: N")
    #expect(html.contains("id=\"call-1-1\"><a href=\"#note-1\""))
    #expect(html.contains("id=\"call-1-2\"><a href=\"#note-1\""))
    #expect(html.contains("<div class=\"note\" id=\"note-1\" role=\"note\" aria-label=\"Note 1\">"))
    #expect(
      html.contains("href=\"#call-1-1\" aria-label=\"Back to the text, note 1\">1</a> <p>N</p>"))
    #expect(html.contains("href=\"#call-1-2\" aria-label=\"Back to the text, note 1, 2\">↩</a>"))
    #expect(html.contains("note 2\">2</a> <p>M</p>"))
    #expect(HTMLCheck.problems(in: html).isEmpty)
  }

  @Test(
    "A note stands behind the block that refers to it first",
    arguments: [
      ("one[^a]\n\ntwo[^b]\n\n[^a]: A\n\n[^b]: B", ["one", "A", "two", "B"]),
      ("- one[^a]\n- more\n\ntwo[^a]\n\n[^a]: A", ["one", "more", "A", "two"]),
      ("one[^a]\n\ntwo\n\n[^a]: A[^b]\n\n[^b]: B", ["one", "A", "B", "two"]),
      (
        "# one[^a]\n\n| two[^b] |\n|---|\n\nend\n\n[^a]: A\n\n[^b]: B",
        ["one", "A", "two", "B", "end"]
      ),
      ("one[^a]\n\n$$x$$\n\nend\n\n[^a]: A", ["one", "A", "end"]),
    ])
  func notesStandBesideTheirBlock(text: String, order: [String]) {
    let html = Document.html(text)
    let places = order.map { html.firstRange(of: ">\($0)")?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(HTMLCheck.problems(in: html).isEmpty)
  }

  @Test func tasksAreCheckboxesWithNames() {
    let html = Document.html("- [x] a\n- [ ] b")
    #expect(html.contains("<input type=\"checkbox\" disabled checked aria-label=\"done\"> a"))
    #expect(html.contains("<input type=\"checkbox\" disabled aria-label=\"open\"> b"))
  }

  @Test func captionsAreRunningTextOnly() {
    let text = Document.parseInline(
      Excerpt("# a *b* {val}`v` $x$\n- c", at: .init(file: "c.md", line: 7, column: 10)))
    let html = HTMLRenderer.html(for: text, content: PlainContent(), wording: .english)
    #expect(html == "# a <em>b</em> <data>«v»</data> <span>x</span> - c")
    #expect(text.values.map(\.position) == [.init(file: "c.md", line: 7, column: 24)])
    #expect(text.formulas.map(\.position) == [.init(file: "c.md", line: 7, column: 28)])
  }
}
