import Testing

@testable import Book

struct SingleFileTests {
  private let joiner = PageJoiner(["a", "b"], elsewhere: ["chain": "a--chain"]) { path in
    path == "p.png" ? [1, 2, 3] : nil
  }

  @Test(arguments: [
    ("<h2 id=\"x\">X</h2>", "<h3 id=\"a--x\">X</h3>"),
    ("<a href=\"#x\">", "<a href=\"#a--x\">"),
    ("<a href=\"b.html#y\">", "<a href=\"#b--y\">"),
    ("<a href=\"b.html\">", "<a href=\"#b\">"),
    ("<a href=\"experiments.html#chain\">", "<a href=\"#a--chain\">"),
    ("<a href=\"https://x.org/b.html\">", "<a href=\"https://x.org/b.html\">"),
    ("<svg aria-labelledby=\"t d\">", "<svg aria-labelledby=\"a--t a--d\">"),
    ("<rect fill=\"url(#h)\"/>", "<rect fill=\"url(#a--h)\"/>"),
    ("<img src=\"p.png\">", "<img src=\"data:image/png;base64,AQID\">"),
    ("<header>a &gt; b", "<header>a &gt; b"),
  ])
  func namesAndAddressesAreThoseOfTheWhole(part: String, whole: String) {
    #expect(joiner.html(of: PagePart(stem: "a", bodyHTML: part), lowersHeadings: true) == whole)
  }

  @Test func theWholeBookNeedsNoOtherFile() throws {
    let book = try TemporaryBook([
      "index.md": "# The book\n\nText.", "01-chain.md": TemporaryBook.chapter,
      "02-more.md": "# More\n\nSee [](01-chain.md#fig-chain).[^n]\n\n[^n]: A note.\n",
      "03-last.md": "# Last\n\nAlso a note.[^n]\n\n[^n]: Another.\n",
    ])
    _ = try book.build(singleFile: true)
    let html = try book.page("book.html")
    #expect(html.contains("href=\"#01-chain--fig-chain\">Figure 1.1</a>"))
    #expect(html.contains("id=\"02-more--note-1\"") && html.contains("id=\"03-last--note-1\""))
    #expect(html.components(separatedBy: "<h1").count == 2)
    #expect(html.contains("@font-face") && !html.contains("url(fonts/"))
    #expect(html.matches(of: /(src|href)="(?!#|data:|https?:)/).isEmpty)
    #expect(html.contains("script-src 'sha256-"))
  }
}
