import Experiments
import Foundation
import Testing

@testable import Book

/// A build after an edit makes what a build from nothing makes, whichever way it takes.
@Suite struct ProseRevisionTests {
  /// Text that is replaced in a chapter.
  struct Edit: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    var file = "01-chain.md"
    var testDescription: String { "\(old) → \(new)" }
  }

  /// Edits of words alone.
  static let prose: [Edit] = [
    Edit(old: "Plain words", new: "Plain words, *stressed* and **bold** ones and `code`"),
    Edit(old: "Plain words", new: "1 < 2 & an \"entity\" &amp; `<code>`. Plain words"),
    Edit(
      old: "Plain words", new: "Words\n\nand a paragraph more\n\n- with\n- a list\n\nPlain words"),
    Edit(old: "Plain words", new: "> quoted\n\nPlain words"),
    Edit(old: "Plain words", new: "**Vanishing gradient**, a term of the glossary. Plain words"),
    Edit(old: "Plain words", new: "梯度消失 and Ä words. Plain words"),
    Edit(old: "Plain words", new: ""),
    Edit(old: "| one | two |", new: "| first | second |"),
    Edit(old: "Words of a note", new: "A note's other words"),
    Edit(old: "- a plain item", new: "- another item\n- and one more"),
    Edit(old: "First sentence", new: "Another first sentence"),
    Edit(old: "The gradient is", new: "By the chain rule the gradient, as was said, is"),
    Edit(old: "And more of it", new: "And less of it", file: "02-more.md"),
    Edit(old: "It falls with depth", new: "It gets smaller with depth", file: "glossary.md"),
    Edit(old: "```swift", new: "> [!TIP]\n> A callout, <kbd>k</kbd>.\n\n```swift"),
    Edit(
      old: "```swift",
      new: "<details>\n<summary>Folded *away*</summary>\n\nMore.\n\n</details>\n\n```swift"),
  ]

  /// Edits that show elsewhere, or change what is computed or checked.
  static let others: [Edit] = [
    Edit(old: "# A chain", new: "# The chain"),
    Edit(old: "## Depth", new: "## Depth and width"),
    Edit(old: "## Depth", new: "### Depth"),
    Edit(old: "layer=1]:int`", new: "layer=2]:int`"),
    Edit(old: "{val}`chain.delta-norm[constant=2, layer=1]:int`", new: "512"),
    Edit(old: "see [](#fig-chain)", new: "see above"),
    Edit(old: "$n$ units", new: "$m$ units"),
    Edit(old: "$\\alpha$", new: "$\\beta + 1$"),
    Edit(old: "title: Half of a half", new: "title: A half of a half"),
    Edit(old: "repeat: 10", new: "repeat: 9"),
    Edit(old: "layer=1] = 512", new: "layer=1] > 500"),
    Edit(old: "let x = 1", new: "let y = 1"),
    Edit(old: "```swift", new: "```python"),
    Edit(old: "*Chains.* Somewhere, 2010.", new: "*Chains.* Elsewhere, 2010."),
    Edit(old: "*Chains.* Somewhere", new: "**Chains.** Somewhere"),
    Edit(old: "{#author-2010}", new: "{#an-author-2010}"),
    Edit(old: "- A. Author", new: "- B. Writer. *Links.* Here, 2011.\n- A. Author"),
    Edit(old: "a title", new: "another title"),
    Edit(old: ", 2011.", new: ", 2011.\n\n  ---"),
    Edit(old: "[a link](02-more.md)", new: "[a link](01-chain.md#depth)"),
    Edit(old: "$\\alpha$", new: "$x = {val}`chain.delta-norm[constant=2, layer=1]:int`$"),
    Edit(old: "[^1]", new: "[^1], again[^1]"),
    Edit(old: "description: What a chain does", new: "description: What chains do"),
    Edit(old: "# More", new: "# More of it", file: "02-more.md"),
    Edit(old: "Text of the second chapter", new: "Words. Text of the chapter", file: "02-more.md"),
    Edit(old: "---\ndescription: What a chain does\n---\n", new: ""),
    Edit(old: "## Vanishing gradient", new: "## Exploding gradient", file: "glossary.md"),
  ]

  static let chapters: [String: String] = [
    "index.md": "# A book\n\nWords of the index.\n",
    "02-more.md":
      "# More\n\nText of the second chapter, after [](01-chain.md#references). And more of it.\n",
    "glossary.md":
      "# Glossary\n\nTerms of the book.\n\n## Vanishing gradient\n\nIt falls with depth.\n",
    "01-chain.md": """
    ---
    description: What a chain does
    ---
    \(TemporaryBook.chapter)

    First sentence of a section. Plain words. A formula, $\\alpha$, [a link](02-more.md) and a note.[^1]

    ## Depth

    | one | two |
    |---|---|
    | $x$ | {val}`chain.delta-norm[constant=0.5, layer=2]:sig2` |

    - a plain item

    ```swift
    let x = 1
    ```

    [^1]: Words of a note.

    ## References

    Works are listed here.

    - A. Author. *Chains.* Somewhere, 2010. {#author-2010}
    - B. Author. *Links.* [Here](https://example.org/ "a title"), 2011.
    """,
  ]

  @Test func proseAloneMakesItsPageAlone() throws {
    let book = try TemporaryBook(Self.chapters)
    let whole = try book.build()
    // Whoever looks for a result now has to compute it.
    try FileManager.default.removeItem(
      atPath: ContentStore.defaultFolder(ofBook: book.folder) + "/run")
    for edit in Self.prose {
      try Self.apply(edit, to: book)
      let summary = try book.build()
      #expect(summary.runsComputed == 0, "\(edit)")
      #expect(summary.pagesWritten == 1, "\(edit)")
      #expect(summary.pages == whole.pages && summary.claims == whole.claims)
    }
    #expect(try book.build().pagesWritten == 0)
    try Self.expectSameAsFromNothing(book)
  }

  @Test(arguments: prose)
  func proseIsInsideTheFrame(_ edit: Edit) throws {
    #expect(try Self.frame(edit) == Self.frame(Edit(old: "", new: "", file: edit.file)))
  }

  @Test(arguments: others)
  func allElseChangesTheFrame(_ edit: Edit) throws {
    #expect(try Self.frame(edit) != Self.frame(Edit(old: "", new: "", file: edit.file)))
  }

  @Test(arguments: [
    Edit(old: "Words of the index", new: "The index's words", file: "index.md"), others[4],
  ])
  func allElseIsBuiltAnew(_ edit: Edit) throws {
    let book = try TemporaryBook(Self.chapters)
    _ = try book.build()
    try Self.apply(Self.prose[0], to: book)
    _ = try book.build()
    try Self.apply(edit, to: book)
    _ = try book.build()
    try Self.expectSameAsFromNothing(book)
  }

  /// Whatever is damaged or missing of what was kept costs time, never a wrong page.
  @Test func withoutWhatWasKeptTheBookIsBuilt() throws {
    let book = try TemporaryBook(Self.chapters)
    _ = try book.build()
    let pages = ContentStore.defaultFolder(ofBook: book.folder) + "/page"
    let kept = FileManager.default.enumerator(atPath: pages)?.allObjects as? [String] ?? []
    for name in kept where FileManager.default.contents(atPath: "\(pages)/\(name)") != nil {
      var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(pages)/\(name)"))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: "\(pages)/\(name)"))
    }
    try Self.apply(Self.prose[0], to: book)
    _ = try book.build()
    try Self.expectSameAsFromNothing(book)
  }

  @Test(
    "A site that another build has written meanwhile is not taken for the one that was compared")
  func anotherBuildMayComeFirst() throws {
    let book = try TemporaryBook(Self.chapters)
    _ = try book.build()
    var options = BuildOptions()
    options.book = book.folder
    let store = ContentStore(folder: ContentStore.defaultFolder(ofBook: book.folder)) { _ in }
    let record = SiteRecord(options)
    try Self.apply(Self.prose[0], to: book)
    let comparison = try #require(record.comparison(store))
    try Self.apply(Self.prose[12], to: book)
    #expect(try book.build().pagesWritten == 2)
    #expect(
      try ProseRevision(options, record, comparison, store, BookBuild(options).writer).build()
        == nil)
    try Self.expectSameAsFromNothing(book)
    #expect(try book.build().pagesWritten == 0)
  }

  @Test func anEditOfTheSiteIsUndone() throws {
    let book = try TemporaryBook(Self.chapters)
    _ = try book.build()
    let path = "\(book.folder)/site/02-more.html"
    try Data("gone".utf8).write(to: URL(fileURLWithPath: path))
    try Self.apply(Self.prose[0], to: book)
    _ = try book.build()
    try Self.expectSameAsFromNothing(book)
  }

  private static func apply(_ edit: Edit, to book: TemporaryBook) throws {
    try book.write(edited(try book.chapter(edit.file), edit), to: edit.file)
  }

  private static func edited(_ text: String, _ edit: Edit) throws -> String {
    let range = try #require(text.range(of: edit.old), "\(edit.old) is not in \(edit.file)")
    return text.replacingCharacters(in: range, with: edit.new)
  }

  private static func frame(_ edit: Edit) throws -> ContentKey {
    var text = try #require(chapters[edit.file])
    if !edit.old.isEmpty { text = try edited(text, edit) }
    let document = Document.parse(text, file: edit.file)
    #expect(document.diagnostics.isEmpty)
    return ChapterFrame(Chapter(file: edit.file, text: text, document: document)).key
  }

  /// Compares the site with that of a book of the same chapters which was never built before.
  private static func expectSameAsFromNothing(_ book: TemporaryBook) throws {
    let fresh = try TemporaryBook([:])
    for name in chapters.keys { try fresh.write(try book.chapter(name), to: name) }
    _ = try fresh.build(usesCache: false)
    let (site, expected) = (try book.site(), try fresh.site())
    for path in Set(site.keys).union(expected.keys).sorted() {
      #expect(site[path] == expected[path], "\(path) differs")
    }
  }
}

extension TemporaryBook {
  /// The text of a chapter's file.
  fileprivate func chapter(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/chapters/\(name)", encoding: .utf8)
  }
}
