import Testing

@testable import Book

struct FormulaBlocksTests {
  @Test(arguments: [
    ("    $$\n    x\n    $$\n", [], ["$$\nx\n$$\n"]),
    ("- ```sh\n  $$\n  ```\n\n$$\nx\n- y\n$$\n", ["x\n- y\n"], ["$$\n"]),
    ("- ```sh\n  a\n  ```\n\nThen\n\n$$\nx\n- y\n$$\n", ["x\n- y\n"], ["a\n"]),
    ("<div>\n$$\nx\n$$\n</div>\n", [], []),
    ("<!--\n$$\n-->\n\n$$\nx\n$$\n", ["x\n"], []),
    ("> ```\n> $$\n\n$$\nx\n$$\n", ["x\n"], ["$$\n"]),
    ("text\n$$\nx\n$$\nmore", ["x\n"], []), ("> text\n$$\nx\n$$", ["x\n"], []),
    ("- a\n\n  $$\n  x\n  # y\n  $$\n- b", ["x\n# y\n"], []), ("1. $$\n   x\n   $$", ["x\n"], []),
    ("so $$\nx\n$$ and", ["\nx\n"], []), ("so $$\nx\n$$\nand", ["\nx\n"], []),
    ("$$\nx\n= y $$\nand", ["x\n= y "], []), ("$$ x\n$$", [" x\n"], []),
    ("| a |\n|---|\n$$\nx\n$$", ["x\n"], []),
    ("costs $5:\n$$\nx\n$$", ["x\n"], []), ("$$\nx\n$$\n$$\ny\n$$", ["x\n", "y\n"], []),
    ("[^1]\n\n[^1]: a\n\n    $$\n    x\n    $$\n", ["x\n"], []),
    ("---\na: b\n---\n$$\nx\n$$", ["x\n"], []),
    ("$$\n```\n$$", ["```\n"], []), ("\t$$\n", [], ["$$\n"]),
  ])
  func displaysAreWhereTheParserHasBlocks(
    _ markdown: String, _ formulas: [String], _ code: [String]
  ) {
    let document = Document.parse(markdown, file: "c.md")
    #expect(document.formulas.map(\.tex.text) == formulas)
    #expect(document.formulas.allSatisfy { $0.isDisplayed })
    #expect(document.codeBlocks.map(\.code) == code)
    #expect(!document.diagnostics.contains { $0.severity == .error })
  }

  @Test(arguments: ["$$\nx\n\ny\n$$\n", "a\n\n$$\n$$", "$$", "- $$\n  x\n\nb"])
  func forgottenEndsAreReported(_ markdown: String) {
    let errors = Document.parse(markdown, file: "c.md").diagnostics.filter { $0.severity == .error }
    #expect(errors.first?.message == "formula is empty or not closed")
  }
}
