import Testing

@testable import Book

/// Whatever a file holds, the page is well-formed and nothing in it can run.
struct HostileInputTests {
  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <script> b </script>",
    "[x](javascript:alert(1))", "[x]( JaVaScRiPt:alert(1))", "![x](javascript:alert(1))",
    "[x](data:text/html;base64,AAAA)", "[x](vbscript:a)", "[x](//evil.org)", "<javascript:x>",
    "[a\"><script>](u\"><script>)", "[a](b 'c\" onclick=\"x')", "# a {#\"onclick=x}",
    "```\"><script>\nx\n```", "```figure \"><script>\n```", "`</code><script>`",
    "$</span><script>$",
    "{val}`<script>`", "[](#\"><script>)", "[](x\"y.md#z)", "&lt;script&gt;",
    "a\u{0}b\u{1}c\u{7F}d",
    "x\u{202E}y\u{2066}z", "|<b>|\n|-|\n|<script>|", "a[^x]\n\n[^x]: <script>",
    "# <b>\n## <b>\n", "$\u{301}x$ {val}`\u{301}v` <\u{301}b>", "{#\u{301}}", "# a {#x\u{2003}y}",
    "- b {#x\u{85}y}", "\u{301}$a$\u{301}",
  ])
  func nothingHostileGetsThrough(_ markdown: String) {
    let html = Document.html(markdown)
    #expect(HTMLCheck.problems(in: html).filter { !$0.contains("anchor") } == [])
    let lower = html.lowercased()
    #expect(!lower.contains("<script"))
    #expect(!lower.contains("<b>"))
    for scheme in ["javascript:", "data:", "vbscript:"] {
      #expect(!lower.contains("=\"\(scheme)"))
    }
    #expect(!html.unicodeScalars.contains(where: SuspiciousCharacters.isSuspicious))
  }

  @Test(arguments: [
    ">", "- ", "*", "_", "[", "![", "(", "`", "$", "$a ", "{val}", "{val}`", "<", "|", "#",
  ])
  func deepNestingNeitherCrashesNorBreaksThePage(_ piece: String) {
    let html = Document.html(String(repeating: piece, count: 10_000) + "x")
    #expect(HTMLCheck.problems(in: html) == [])
  }

  @Test("Marks that the author typed are left out like all that cannot be seen")
  func ownMarksAreNoMarks() {
    let text = "a\u{E}b\u{C}c\u{19}d\u{1A}e\u{1C}(f\u{1C})g\u{1E}h `\u{1E}` $\u{1E}$"
    let document = Document.parse(text, file: "c.md")
    #expect(document.diagnostics.count == 9)
    #expect(Document.html(text) == "<p>abcde(f)gh <code></code> <span></span></p>\n")
  }

  @Test(
    "What looks for an end does so once, not once for each beginning",
    arguments: [
      "\\(a ", "\\[a ", "$a ", "$$a ", "a $$\n$$\n", "|`a", "|`a``", "[a](\\(", "**中**“",
      "https://e.org/a。", "中\n",
      "\\eqref{a} ", "&#64;fig-a ", "@fig-a ", "{ref}`a` ", "$x and y$ ", "\\begin{a}\n",
      "$$\nx\n\n", "|a", "|a\n", "*a **b ",
      "[a](b ", "<b>",
    ])
  func manyBeginningsTakeNoLonger(_ piece: String) {
    func time(_ count: Int) -> Duration {
      let text = "|a|b|\n|-|-|\n" + String(repeating: piece, count: count)
      return ContinuousClock().measure { _ = Document.parse(text, file: "c.md") }
    }
    _ = time(100)
    // Ten times as much would take a hundred times as long.
    let (short, long) = (time(1_000), time(10_000))
    #expect(long < short * 40 + .seconds(5), "\(short) \(long)")
  }

  @Test func treesThatAreTooDeepAreReported() {
    let quotes = Document.parse(String(repeating: ">", count: 500) + "x", file: "c.md")
    #expect(quotes.diagnostics.map(\.message) == ["nested more than 100 levels deep"])
    let emphasis =
      String(repeating: "*a **b ", count: 300) + String(repeating: "c** d*", count: 300)
    #expect(Document.parse(emphasis, file: "c.md").diagnostics.count == 1)
  }

  @Test func tenThousandEqualHeadingsHaveNamesOfTheirOwn() {
    let text = "## a\n\n## a-3\n\n" + String(repeating: "## a\n\n", count: 10_000)
    let anchors = Document.parse(text, file: "c.md").headings.map(\.anchor)
    #expect(Set(anchors).count == 10_002)
    #expect(anchors.prefix(5) == ["a", "a-3", "a-2", "a-4", "a-5"])
  }

  @Test func aLineOfAMegabyteIsReadInOneGo() {
    let line = String(repeating: "é {val}`a` $x$ [](#f) ", count: 45_000)
    let document = Document.parse(line, file: "c.md")
    #expect(document.values.count == 45_000)
    #expect(document.values.last?.position.column == 44_999 * 22 + 9)
    #expect(document.references.last?.position.column == 44_999 * 22 + 16)
  }

  @Test(arguments: 0..<40)
  func randomMarkdownGivesWellFormedPages(_ seed: Int) {
    let pieces = [
      "# ", "## ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "```", "~~~", "```figure f", "*",
      "**", "_", "`", "[", "]", "(", ")", "](#x)", "![", "<b>", "</b>", "<!--", "-->", "&amp;", "&",
      "$", "$$", "\\", "\\$", "{val}", "{val}`a`", "{#id}", "|", "|---|", ":-:", "[^1]", "[^1]: ",
      "~~", "- [ ] ", "---\n", "===\n", "word", "中文", "é", "👩‍👩‍👧", "\u{301}", "\u{0}", "\r\n", "\r",
      "<kbd>", "</kbd>", "<br>", "<details>\n", "\n</details>\n", "<summary>", "</summary>",
      "> [!NOTE]\n",
      "[^",
      "\u{2028}", "www.a.b", "http://a", "\"", "'", "<", ">", "=", "$$\n", "\n$$\n",
      "\\(", "\\)", "\\[", "\\]", "\\[\n", "\n\\]\n", "\\begin{align}", "\\end{align}\n", "**“",
      "。**", "の",
      "를", "https://a.b/c。", "|`|`|", "$|", "|a|b|\n|-|-|\n", ": ", "@fig-", "\\eqref{", "{ref}`",
      "\u{E}",
      "\u{C}", "\u{19}", "\u{1A}", "\u{1C}", "\u{1E}", "~",
    ]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<60 {
      let markdown = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
      let document = Document.parse(markdown, file: "c.md")
      let html = HTMLRenderer.html(for: document, content: PlainContent(), wording: .english)
      let problems = HTMLCheck.problems(in: html).filter { !$0.contains("missing anchor") }
      #expect(problems == [], "\(markdown.debugDescription)")
      let lines = SourceText(markdown, file: "c.md").lineCount
      for position in document.values.map(\.position) + document.references.map(\.position)
        + document.formulas.map(\.position) + document.diagnostics.map(\.position)
      {
        #expect(
          position.line >= 1 && position.line <= lines + 1 && position.column >= 1,
          "\(position) \(markdown.debugDescription)")
      }
    }
  }
}
