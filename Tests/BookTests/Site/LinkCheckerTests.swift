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
  private let second = Document.parse(
    "# Two\n\n[](#fig-x) [](#fig-xy) [](01.md#two) [](#fig-x:step=3) [](02.html#fig-x)\n",
    file: "chapters/02.md")

  private func checker(_ suggest: @escaping LinkChecker.Suggestion) -> LinkChecker {
    let documents = [first, second]
    return LinkChecker(
      documents: documents,
      files: LinkedFiles(
        chapters: documents.map { Chapter(file: $0.file, text: "", document: $0) },
        attachments: [.init(name: "data/r.json", file: "chapters/data/r.json", path: "")],
        generated: [], folder: "chapters"), suggest: suggest)
  }

  @Test func deadLinksAreReportedWhereTheyStand() {
    let found = checker { word, names in names.first { $0.first == word.first } }
      .diagnostics(for: first)
    #expect(
      found.map(\.message) == [
        "there is nothing named 'three' on '02.md'", "there is no page '03.md'",
        "there is nothing named 'onne' on this page",
      ])
    #expect(found.map(\.position.line) == [2, 3, 3])
    #expect(found.map(\.position.column) == [47, 40, 51])
    #expect(found.map(\.suggestion) == ["two", "01.md", "one"])
  }

  /// A name that stands in another chapter is the one that was meant; else one like it, on this page or elsewhere.
  @Test func namesOfOtherChaptersAreSuggestedWithTheirFile() {
    let found = checker { word, names in names.first { $0 == word.dropLast() } }
      .diagnostics(for: second)
    #expect(
      found.map(\.suggestion) == [
        "01.md#fig-x", "01.md#fig-x", "#two", "01.md#fig-x", "01.md#fig-x",
      ])
    #expect(found[2].message == "there is nothing named 'two' on '01.md'")
    #expect(found[4].message == "there is nothing named 'fig-x' on this page")
  }
}
