import Testing

@testable import Book

struct TableRowTests {
  private func cells(_ row: String) -> [String] {
    let text = "| a | b |\n|---|---|\n" + row
    for case .table(let table) in Document.parse(text, file: "c.md").blocks {
      return table.rows.first?.map {
        PlainText.text(of: $0, value: \.expression, formula: { $0.tex.text })
      } ?? []
    }
    return []
  }

  @Test(
    arguments: [
      ("| $|w|$ | m |", ["|w|", "m"]), (#"| $\|g\|$ | n |"#, [#"\|g\|"#, "n"]),
      ("| `a|b` | c |", ["a|b", "c"]),
      (#"| `a\|b` | c |"#, ["a|b", "c"]), ("| ``a|`b`` | c |", ["a|`b", "c"]),
      ("| {val}`a.b|c` | d |", ["a.b|c", "d"]),
      (#"| \`a | b` |"#, ["`a", "b`"]), (#"| a \| b | c |"#, ["a | b", "c"]),
      ("| $5 | $6 |", ["$5", "$6"]),
      ("|$HOME|$USER|", ["$HOME", "$USER"]), ("| `a | b |", ["`a", "b"]),
      (#"| $P(A | B)$ | c |"#, ["P(A | B)", "c"]),
      (#"| \(|x|\) | y |"#, ["|x|", "y"]), ("| **`|`** | [`|`](u) |", ["|", "|"]),
      ("$|a|$ | b", ["|a|", "b"]),
      ("| ![`|`](u) | b |", ["|", "b"]), (#"| $`a|b`$ | c |"#, ["a|b", "c"]),
      ("| a | b | ", ["a", "b"]),
    ])
  func pipesInCodeAndFormulasBelongToThem(_ row: String, _ expected: [String]) {
    #expect(cells(row) == expected)
    #expect(Document.parse("| a | b |\n|---|---|\n" + row, file: "c.md").diagnostics.isEmpty)
  }

  @Test func headsHaveThemToo() {
    let document = Document.parse("> | $|w|$ | `|` |\n> |---|---|\n> | a | b |", file: "c.md")
    #expect(document.formulas.map(\.tex.text) == ["|w|"])
    #expect(document.formulas[0].position.column == 6)
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("| 1 | 2 | 3 |", "this row has 3 cells, its head 2"),
    ("| 4 |", "this row has 1 cell, its head 2"),
    ("| $a$|b|$ |", "this row has 3 cells, its head 2"),
    ("||||", "this row has 3 cells, its head 2"),
    (#"| a \\| b | c |"#, "this row has 3 cells, its head 2"),
  ])
  func rowsOfAnotherLengthAreReported(_ row: String, _ message: String) {
    let found = Document.parse("> | a | b |\n> |---|---|\n> \(row)\n> | a | b |", file: "c.md")
      .diagnostics
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.position.line) == [3])
    #expect(found.map(\.position.column) == [3])
  }
}
