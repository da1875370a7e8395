import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct BookBuildTests {
  @Test func pagesShowWhatWasComputed() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    let summary = try book.build()
    #expect(summary.runsComputed == 2)
    #expect(summary.claims == 1)
    let page = try book.page("01-chain.html")
    #expect(page.contains(">512</a>"))
    #expect(page.contains("0.00195"))
    #expect(page.contains("href=\"#fig-chain\">Figure 1.1</a>"))
    #expect(page.contains("class=\"claim held\""))
    #expect(page.contains("<svg"))
    #expect(try book.site()["index.html"] != nil)
    #expect(try book.site()["figures/fig-chain.svg"] != nil)
    #expect(try book.site()["data/fig-chain.csv"] != nil)
  }

  @Test func everyPageIsSound() throws {
    let book = try TemporaryBook([
      "01-chain.md": TemporaryBook.chapter, "index.md": "# The book\n\nText.",
    ])
    _ = try book.build()
    let pages = try book.site().filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 5, "two chapters, what the book makes by itself, and sources")
    for (name, data) in pages {
      let html = String(decoding: data, as: UTF8.self)
      #expect(!html.contains(" style="), "\(name) has a style attribute")
      #expect(html.components(separatedBy: "<h1").count == 2, "\(name) needs one h1")
    }
  }

  @Test func nothingRunsAndNothingIsWrittenTwice() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try book.build()
    let again = try book.build()
    #expect(again.runsComputed == 0)
    #expect(again.pagesWritten == 0)
    #expect(again.claims == 1)
  }

  @Test("A chapter saved at any moment of a build differs from what the build notes")
  func aSaveDuringABuildIsNeverTakenForBuilt() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    let summary = try book.build()
    var options = BuildOptions()
    options.book = book.folder
    let store = ContentStore(folder: ContentStore.defaultFolder(ofBook: book.folder)) { _ in }
    let watch = SiteRecord(options)
    let (chapters, samples) = (watch.chapters(), watch.samples([]))
    // The site has been written by now; the note has not.
    try book.write(TemporaryBook.chapter + "\nOne more line.\n", to: "01-chain.md")
    watch.keep(summary, chapters: chapters, samples: samples, data: [], written: [:], in: store)
    #expect(watch.comparison(store)?.changes.isEmpty == false)
    #expect(try book.build().pagesWritten == 1)
    #expect(try book.build().pagesWritten == 0)
    #expect(watch.comparison(store)?.changes.isEmpty == true)
  }

  @Test func proseTouchesItsPageOnly() throws {
    let book = try TemporaryBook([
      "01-chain.md": TemporaryBook.chapter, "02-more.md": "# More\n\nSome text.\n\nMore of it.\n",
    ])
    _ = try book.build()
    try book.write("# More\n\nSome text.\n\nLess of it.\n", to: "02-more.md")
    let summary = try book.build()
    #expect(summary.runsComputed == 0)
    #expect(summary.pagesWritten == 1)
  }

  @Test func bitsDependOnNeitherThreadsNorCache() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try book.build(threads: 1)
    let one = try book.site()
    let other = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try other.build(threads: 8, usesCache: false)
    let eight = try other.site()
    #expect(one == eight)
  }

  @Test func aNewTitleTrainsNothing() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try book.build()
    try book.write(
      TemporaryBook.chapter.replacing("Half of a half", with: "Another title"), to: "01-chain.md")
    #expect(try book.build().runsComputed == 0)
    try book.write(
      TemporaryBook.chapter.replacing("[0.5, 2]", with: "[0.5, 2, 3]"), to: "01-chain.md")
    #expect(try book.build().runsComputed == 1)
  }

  @Test func valuesAndReferencesWorkEverywhere() throws {
    let value = "{val}`chain.delta-norm[constant=2, layer=1]:int`"
    let book = try TemporaryBook([
      "01-chain.md": TemporaryBook.chapter.replacing("Half of a half", with: "It is \(value)"),
      "02-more.md": """
      # More than \(value)

      ## A factor of \(value) {#factor}

      | what | much |
      | --- | ---: |
      | gradient | \(value) |

      - *at last \(value)*

      As [](01-chain.md#fig-chain) shows, [](01-chain.md) and [](#factor).

      """,
    ])
    _ = try book.build()
    let page = try book.page("02-more.html")
    #expect(page.contains("<title>More than 512"))
    #expect(page.components(separatedBy: "512</").count > 4)
    #expect(page.contains("href=\"01-chain.html#fig-chain\">Figure 1.1</a>"))
    #expect(page.contains("href=\"01-chain.html\">Chapter 1</a>"))
    #expect(page.contains("href=\"#factor\">A factor of 512</a>"))
    #expect(try book.page("01-chain.html").contains("It is 512"))
    #expect(try book.page("01-chain.html").contains("More than 512"))
  }

  @Test(arguments: [
    ("Half of a half", "Another title"), ("[0.5, 2]", "[0.5, 3]"), ("repeat: 10", "repeat: 11"),
    ("{metric: delta-norm}", "{metric: delta-norm, y-scale: linear}"),
  ])
  func drawingsFollowWhatTheyShow(old: String, new: String) throws {
    let claimless = String(TemporaryBook.chapter.split(separator: "The gradient is")[0])
    #expect(claimless.contains(old))
    let book = try TemporaryBook(["01-chain.md": claimless])
    _ = try book.build()
    let first = try book.site()
    try book.write(claimless.replacing(old, with: new), to: "01-chain.md")
    _ = try book.build()
    let second = try book.site()
    let fresh = try TemporaryBook(["01-chain.md": claimless.replacing(old, with: new)])
    _ = try fresh.build(usesCache: false)
    #expect(second["figures/fig-chain.svg"] != first["figures/fig-chain.svg"])
    #expect(try second == fresh.site())
  }
}
