import Experiments
import Testing

@testable import Book

@Suite struct ExcerptLinesTests {
  @Test(arguments: ["", "a", "a\nb", "\n\né\r\nü\n", "文\r字\n\n"])
  func everyCharacterIsWhereTheExcerptHasIt(_ text: String) {
    let starts = (0..<3).map { SourcePosition(file: "c.md", line: 4 + $0, column: 3 + $0) }
    let excerpt = Excerpt(text, lineStarts: starts)
    let lines = ExcerptLines(excerpt)
    for offset in 0...text.count {
      #expect(lines.position(characterOffset: offset) == excerpt.position(characterOffset: offset))
    }
  }
}
