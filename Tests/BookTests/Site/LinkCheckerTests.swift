import Testing

@testable import Book

struct LinkCheckerTests {
  private let first = Document.parse(
    """
    # One {#one}
    [](#one) [](#fig-x) [a](02.md) [b](02.md#two) [](02.md#three)
    [c](https://x.org/#y) [d](data/r.json) [e](03.md) [f](#onne)

    ```figure fig-x
    ```
    """, file: "chapters/01.md")
  private let second = Document.parse("# Two", file: "chapters/02.md")

  @Test func deadLinksAreReportedWhereTheyStand() {
    let checker = LinkChecker(
      documents: [first, second], otherPaths: ["chapters/data/r.json"],
      suggest: { word, names in names.first { $0.first == word.first } })
    let found = checker.diagnostics(for: first)
    #expect(
      found.map(\.message) == [
        "there is nothing named 'three' on '02.md'", "there is no page '03.md'",
        "there is nothing named 'onne' on this page",
      ])
    #expect(found.map(\.position.line) == [2, 3, 3])
    #expect(found.map(\.position.column) == [47, 40, 51])
    #expect(found.map(\.suggestion) == ["two", "01.md", "one"])
    #expect(checker.diagnostics(for: second) == [])
  }
}
