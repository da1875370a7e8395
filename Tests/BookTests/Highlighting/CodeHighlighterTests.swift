import Testing

@testable import Book

struct CodeHighlighterTests {
  @Test(arguments: [
    ("swift", "let x = 1", "<span class=\"hljs-keyword\">let</span>"),
    ("python", "def f(): pass", "<span class=\"hljs-keyword\">def</span>"),
    ("sh", "if true; then echo \"$x\"; fi", "<span class=\"hljs-keyword\">if</span>"),
    ("json", "{\"a\": 1}", "<span class=\"hljs-attr\">&quot;a&quot;</span>"),
    (
      "yaml", "a: {b: 64}",
      "<span class=\"hljs-attr\">b</span>: <span class=\"hljs-number\">64</span>"
    ),
    ("experiment", "# c", "<span class=\"hljs-comment\"># c</span>"),
  ])
  func codeIsColoured(_ language: String, _ code: String, _ part: String) throws {
    var highlighter = try CodeHighlighter(cache: NoMarkupCache())
    let html = try highlighter.highlight(code, language: language)
    let same = html.contains(part) || html.contains(part.replacing("&quot;", with: "\""))
    #expect(same, "\(html)")
  }

  @Test(arguments: ["swift", "yaml", "python", "sh", "json", "brainfuck", ""])
  func noCodeCanEscape(_ language: String) throws {
    var highlighter = try CodeHighlighter(cache: NoMarkupCache())
    let hostile = "</code><script>alert(1)</script> \"'`& \u{0}\u{202E} a: <b> # <i>\n'''"
    let html = try highlighter.highlight(hostile, language: language)
    #expect(!html.contains("<script") && !html.contains("<b>") && !html.contains("</code>"))
    #expect(HTMLCheck.problems(in: html) == [])
  }

  @Test func keysInsideSentencesAreNoComments() throws {
    var highlighter = try CodeHighlighter(cache: NoMarkupCache())
    let html = try highlighter.highlight("caption: see [](#fig-2)", language: "figure")
    #expect(html == "<span class=\"hljs-attr\">caption</span>: see [](#fig-2)")
  }

  @Test func theCacheAnswersTheSecondTime() throws {
    let cache = CountingCache()
    var first = try CodeHighlighter(cache: cache)
    let html = try first.highlight("let x = 1", language: "swift")
    var second = try CodeHighlighter(cache: cache)
    #expect(try second.highlight("let x = 1", language: "swift") == html)
    #expect(cache.count == 1)
  }
}
