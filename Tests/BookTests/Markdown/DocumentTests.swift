import Experiments
import Testing

@testable import Book

struct DocumentTests {
  @Test(arguments: [
    ("$x$", ["x"]), ("a$x$b", ["x"]), ("$x + y$ and $z$", ["x + y", "z"]),
    ("$a_1 * b_2 * c$", ["a_1 * b_2 * c"]), ("$a\\$b$", ["a\\$b"]), ("$`a*b`$", ["a*b"]),
    ("$5 and $10", []), ("$ x $", []), ("$x $", []), ("$x$5", []), ("\\$x$ y", []),
    ("costs $5 and `a$b`", []), ("`$x$`", []), ("$$", []), ("**$x$** [$y$](u)", ["x", "y"]),
    ("$x$$y$", ["x", "y"]), ("| $a$ |\n|---|\n| $b$ |", ["a", "b"]), ("# $h$", ["h"]),
  ])
  func formulasAreFound(_ markdown: String, _ formulas: [String]) {
    #expect(Document.parse(markdown, file: "c.md").formulas.map(\.tex.text) == formulas)
  }

  @Test func displaysKeepTheirLinesAndPlaces() {
    let text = "a\n\n> $$\n> x\n> - y\n> $$\n\n```math\nz\n```\n\n$$ w $$"
    let formulas = Document.parse(text, file: "c.md").formulas
    #expect(formulas.map(\.tex.text) == ["x\n- y\n", "z\n", " w "])
    #expect(formulas.map(\.isDisplayed) == [true, true, true])
    #expect(formulas[0].tex.lineStarts.map(\.column) == [3, 3])
    #expect(formulas.map(\.position.line) == [4, 9, 12])
  }

  @Test func dollarsInsideCodeStayCode() {
    let document = Document.parse("```sh\n$$\necho\n$$\n```\n\n    $$\n", file: "c.md")
    #expect(document.formulas.isEmpty)
    #expect(document.codeBlocks.map(\.code) == ["$$\necho\n$$\n", "$$\n"])
  }

  @Test func directivesKnowWhereTheyStand() throws {
    let text =
      "- item\n\n  ```figure fig-a\n  from: b\n    deep: c\n  ```\n\n```claim\na < b\n```\n"
    let document = Document.parse(text, file: "c.md")
    let figure = try #require(document.fences.first)
    #expect(figure.kind == .figure)
    #expect(figure.name == "fig-a")
    #expect(figure.body.text == "from: b\n  deep: c\n")
    #expect(figure.position == SourcePosition(file: "c.md", line: 3, column: 3))
    #expect(figure.namePosition == SourcePosition(file: "c.md", line: 3, column: 13))
    #expect(figure.body.lineStarts.map { [$0.line, $0.column] } == [[4, 3], [5, 3]])
    #expect(
      figure.body.position(line: 2, column: 3) == SourcePosition(file: "c.md", line: 5, column: 5))
    #expect(document.fences.map(\.name) == ["fig-a", nil])
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("```experiment\na: 1\n```", "experiment has no name", 1, 14),
    ("```figure a b\n```", "a name is one word without spaces", 1, 11),
    ("```claim\na < b\n", "this claim has no end", 1, 1),
    ("> ```claim\n> a < b\n\nText", "this claim has no end", 1, 3),
    ("```claim\na\n\n```figure f\nb: c\n```", "a fence begins inside this claim", 4, 1),
    ("a {val} b", "no value after {val}", 1, 3),
    ("a $$ b", "formula is empty or not closed", 1, 3),
    ("x\n\n<div>a</div>", "raw HTML is shown as text", 3, 1),
    ("x\ny <b>z", "raw HTML is shown as text", 2, 3),
    ("[a](data:text/html,x)", "only its text is shown: a link may not lead there", 1, 1),
    ("## A {#x}\n\n## B {#x}", "the name 'x' is used twice on this page", 3, 1),
    ("a\u{202E}b", "invisible control character U+202E is left out", 1, 2),
    ("ab\u{0}", "", 0, 0),
  ])
  func mistakesAreReported(_ markdown: String, _ message: String, _ line: Int, _ column: Int) {
    let found = Document.parse(markdown, file: "c.md").diagnostics
    if message.isEmpty {
      #expect(found.isEmpty)
    } else {
      #expect(found.first?.message == message)
      #expect(found.first?.position == SourcePosition(file: "c.md", line: line, column: column))
    }
  }

  @Test("No heading takes a name of the page, nor looks for one for ever")
  func namesOfThePageAreItsOwn() {
    let text =
      "# Note\n\n## Note on scaling\n\n## Note 1\n\n## Note 1\n\n## Main\n\n## Call me 2\n\n## Claim: so\n"
    #expect(
      Document.parse(text, file: "c.md").headings.map(\.anchor) == [
        "note", "note-on-scaling", "section-note-1", "section-note-1-2", "section-main",
        "call-me-2", "claim-so",
      ])
    let given = Document.parse(
      "# A {#main}\n\n```claim claim-1\na.b > 0\n```\n\n- B {#note-2}\n", file: "c.md")
    #expect(given.diagnostics.map(\.position.line) == [1, 3, 7])
    #expect(given.diagnostics.allSatisfy { $0.message.contains("belongs to the page itself") })
  }

  @Test("Only a brace begins a name, no character at which the parser looks for other things")
  func namesBeginWithABrace() {
    let document = Document.parse("# A :#b}\n\n## C ~#d}\n\n## www. w#f}\n", file: "c.md")
    #expect(document.headings.map(\.anchor) == ["a-b", "c-d", "www-w-f"])
    #expect(PlainText.text(of: document.headings[0].content) == "A :#b}")
  }

  @Test func anchorsAreStableUniqueAndReadable() {
    let text = """
      # The problem!
      ## A b
      ## A b
      ## 梯度消失 (vanishing)
      ## Given {#own}
      ## Own
      ## Fig x
      ## ***
      ## Notes
      ```figure fig-x
      ```
      """
    let anchors = Document.parse(text, file: "c.md").headings.map(\.anchor)
    #expect(
      anchors == [
        "the-problem", "a-b", "a-b-2", "梯度消失-vanishing", "own", "own-2", "fig-x-2", "section",
        "notes",
      ])
  }

  @Test(arguments: [
    ("---\ntitle: T\n---\n# H", "title: T\n"), ("---\n---\n# H", ""),
    ("\u{FEFF}---\r\na: 1\r\n...\r\n# H", "a: 1\n"),
  ])
  func frontMatterIsCutOff(_ text: String, _ yaml: String) {
    let document = Document.parse(text, file: "c.md")
    #expect(document.frontMatter?.text == yaml)
    #expect(document.headings.map { PlainText.text(of: $0.content) } == ["H"])
    #expect(document.headings.first?.position.line == (yaml.isEmpty ? 3 : 4))
  }

  @Test func aRuleIsNoFrontMatter() {
    #expect(Document.parse("---\n\n# H", file: "c.md").frontMatter == nil)
    #expect(Document.parse("a\n---\nb\n---", file: "c.md").frontMatter == nil)
  }

  @Test func documentsCanBeReadAtTheSameTime() async {
    let text = "# $a$ {val}`b` ~~c~~ www.d.e\n\n| $x$ |\n|---|\n| {val}`y` |"
    let expected = Document.parse(text, file: "c.md")
    await withTaskGroup(of: Document.self) { group in
      for _ in 0..<200 { group.addTask { Document.parse(text, file: "c.md") } }
      for await document in group { #expect(document == expected) }
    }
  }

  @Test func captionsPointIntoTheirFile() {
    let start = SourcePosition(file: "c.md", line: 5, column: 20)
    let next = SourcePosition(file: "c.md", line: 6, column: 4)
    let text = Document.parseInline(Excerpt("a\n*b* {val}`v` [](#f)", lineStarts: [start, next]))
    #expect(text.values.map(\.position) == [SourcePosition(file: "c.md", line: 6, column: 14)])
    #expect(text.references.map(\.position) == [SourcePosition(file: "c.md", line: 6, column: 17)])
  }
}
