import Testing

@testable import Book

struct SearchIndexTests {
  @Test func everySectionIsAnEntry() {
    let markdown = """
      # Title
      Intro {val}`v` *em*
      ## 梯度 {#g}
      正文 `code`
      ### Deeper
      | a | b |
      |---|---|
      | c | d[^1] |

      ```figure fig-x
      ```
      ## Next
      [^1]: note
      """
    let sections = SearchSection.sections(
      of: .parse(markdown, file: "c.md"), address: "c.html", content: PlainContent())
    #expect(sections.map(\.address) == ["c.html", "c.html#g", "c.html#deeper", "c.html#next"])
    #expect(
      sections.map(\.title) == ["Title", "Title › 梯度", "Title › 梯度 › Deeper", "Title › Next"])
    #expect(sections.map(\.text) == ["Intro «v» em", "正文 code", "a b c d note fig-x", ""])
  }

  @Test func readingTimeCountsWordsAndHanCharacters() {
    func minutes(_ text: String) -> Int {
      ReadingTime.minutes(of: [SearchSection(address: "", title: "", text: text)])
    }
    #expect(minutes("") == 1)
    #expect(minutes(String(repeating: "word ", count: 600)) == 3)
    #expect(minutes(String(repeating: "字", count: 700)) == 2)
  }

  @Test func theLinesOfAPageAreFoundAndReplaced() throws {
    func lines(_ addresses: [String]) -> [UInt8] {
      SearchIndex.entries(
        for: addresses.map { SearchSection(address: $0, title: "T", text: "[\"b.html\",\n") })
    }
    let pages = [
      ["a.html.html"], ["a.html", "a.html#x"], ["b.html", "b.html#x", "b.html#y"], ["bb.html"],
    ]
    let script = SearchIndex.script(of: pages.map(lines))
    for (index, page) in pages.map(\.[0]).enumerated() {
      var bytes = script
      let range = try #require(SearchIndex.range(ofEntriesFor: page, in: bytes))
      bytes.replaceSubrange(range, with: lines(["new.html"]))
      var expected = pages
      expected[index] = ["new.html"]
      #expect(bytes == SearchIndex.script(of: expected.map(lines)))
    }
    #expect(SearchIndex.range(ofEntriesFor: "c.html", in: script) == nil)
  }

  @Test func theIndexIsAScriptThatNothingBreaks() throws {
    let hostile = "a\"b\\c\n</script>\u{2028}\u{2029}\u{0}\u{202E}中"
    let script = SearchIndex.script(of: [
      SearchIndex.entries(for: [
        SearchSection(address: "a.html", title: hostile, text: hostile),
        SearchSection(address: "b.html", title: "t", text: "x"),
      ])
    ])
    let engine = try ScriptEngine()
    try engine.run("var window = {};")
    try engine.run(String(decoding: script, as: UTF8.self))
    try engine.run(
      "function entry(i, j) { return window.searchIndex[Number(i)][Number(j)]; }"
        + "function count() { return window.searchIndex.length; }")
    #expect(try engine.call("count") == "2")
    #expect(try engine.call("entry", "0", "0") == "a.html")
    #expect(try engine.call("entry", "0", "2") == "a\"b\\c\n</script>\u{2028}\u{2029}中")
  }
}
