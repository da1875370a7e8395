import Experiments
import Testing

@testable import Book

/// Definitions of links above a paragraph do not move what stands in it.
@Suite struct LinkDefinitionsTests {
  @Test(arguments: [
    "[b]: https://e.org\nSee {val}`x` here.",
    "[b]: https://e.org\n[c]: https://e.org/c\nSee {val}`x` here.",
    "[b]: https://e.org\n  \"A title\"\nSee {val}`x` here.",
    "[b]:\nhttps://e.org\n'A\ntitle'\nSee {val}`x` here.",
    "- [d]: https://e.org\n  See {val}`x` here.",
    "1. a\n\n   [d]: https://e.org\n   See {val}`x` here.",
    "> [d]: https://e.org\n> See {val}`x` here.",
    "> - [d]: https://e.org\n>   See\n>   {val}`x` here.",
    "[d]: no address so this is text\nSee {val}`x` here.", "[d] is text: so\nSee {val}`x` here.",
    "a\n\n[d]: https://e.org\n\nSee {val}`x` here.",
  ])
  func placesBelowThemAreRight(_ text: String) throws {
    let value = try #require(Document.parse(text, file: "c.md").values.first)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("`x`") })
    let before = try #require(lines[line].firstRange(of: "`x`"))
    #expect(value.position.line == line + 1)
    #expect(
      value.position.column
        == lines[line].distance(from: lines[line].startIndex, to: before.upperBound) - 1)
  }
}
