import Experiments
import Testing

@testable import Book

/// Every position is checked against the text itself: the character there must be the expected one.
struct DocumentPositionTests {
  static let chapter = """
    ---
    title: Chapter
    ---
    # Head {val}`v1` *em* {#id}

    Para {val}`v2` é中 {val}`v3`
       second {val}`v4` line and [](#r1)
    third $a
    b$ after {val}`v5` and
    fourth {val}`v6` $$ x
      y $$ then {val}`v7`

    > quote {val}`v8`
    >   more {val}`v9`
    lazy {val}`v10` [](other.md#r2)

    1. item {val}`v11`
         cont {val}`v12`
       > inner {val}`v13`
       > again {val}`v14`

       - [ ] task {val}`v15`

    | a | {val}`v16` |
    |---|---|
    | é | {val}`v17` [](#r3) |

    above {val}`v22`
      a table {val}`v23`
    | b | {val}`v24` |
    |---|---|

    > above {val}`v25`
    > c | {val}`v26`
    > ---|---
    > d | {val}`v27`

    hard {val}`v28`\\
       second {val}`v29` **bold {val}`v30`\\
    third** {val}`v31`\\
    and {val}`v32` twice  
    more {val}`v33` \\\\
    soft {val}`v34`\\
    end {val}`v35`

    Note[^n] **bold {val}`v18`** {val}`` v19 ``

    [^n]: Note {val}`v20`
        and {val}`v21`
    """

  static let document = Document.parse(chapter, file: "c.md")
  static let lines = chapter.split(separator: "\n", omittingEmptySubsequences: false)

  static func rest(at position: SourcePosition) -> Substring {
    let line = lines[position.line - 1]
    return line.dropFirst(position.column - 1)
  }

  @Test func everyValueIsWhereItIsSaidToBe() {
    let document = Self.document
    #expect(document.values.map(\.source.text).sorted() == (1...35).map { "v\($0)" }.sorted())
    for value in document.values {
      let end = value.source.text + "`"
      let rest = Self.rest(at: value.position)
      #expect(rest.hasPrefix(end) || rest.hasPrefix(value.source.text + " ``"), "\(value)")
    }
  }

  @Test func everyReferenceIsWhereItIsSaidToBe() {
    #expect(Self.document.references.compactMap(\.anchor) == ["r1", "r2", "r3"])
    for reference in Self.document.references {
      #expect(Self.rest(at: reference.position).hasPrefix("[]("), "\(reference)")
    }
  }

  @Test func everyLineOfAFormulaIsWhereItIsSaidToBe() {
    let formulas = Self.document.formulas
    #expect(formulas.map(\.tex.text) == ["a\nb", " x\ny "])
    for formula in formulas {
      for (start, line) in zip(formula.tex.lineStarts, formula.tex.text.split(separator: "\n")) {
        #expect(Self.rest(at: start).hasPrefix(line), "\(formula)")
      }
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyKindOfLineEndCounts(_ end: String) {
    let lines = ["# T", "", "a $x", "y$ {val}`v` b\\", "c {val}`w`", "", "$$", "z", "$$"]
    let document = Document.parse(lines.joined(separator: end), file: "c.md")
    #expect(document.values.map { [$0.position.line, $0.position.column] } == [[4, 10], [5, 9]])
    #expect(document.formulas.map(\.position.line) == [3, 8])
    #expect(document.formulas[0].tex.lineStarts.map(\.line) == [3, 4])
  }

  @Test func headingsStandOnTheirLine() {
    #expect(Self.document.headings.map(\.position.line) == [4])
    #expect(Self.document.headings.map(\.anchor) == ["id"])
    #expect(Self.document.frontMatter?.text == "title: Chapter\n")
    #expect(Self.document.diagnostics.isEmpty, "\(Self.document.diagnostics)")
  }
}
