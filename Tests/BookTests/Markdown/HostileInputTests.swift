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
      "[^", "\u{2028}", "www.a.b", "http://a", "\"", "'", "<", ">", "=", "$$\n", "\n$$\n",
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
