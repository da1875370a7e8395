import Testing

@testable import Book

struct PublicationTests {
  @Test func addressesAreMadeFromTheBase() {
    for base in ["https://example.org/book", "https://example.org/book/"] {
      let publication = Publication(base)
      #expect(publication.address(of: "01-a.html") == "https://example.org/book/01-a.html")
      #expect(publication.address(of: "index.html") == "https://example.org/book/")
      #expect(publication.path == "/book/")
    }
    #expect(Publication("https://example.org").path == "/")
  }

  @Test func pagesNameThemselves() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    try book.write("x", to: "cover.png")
    _ = try book.build(baseURL: "https://example.org/book/")
    let page = try book.page("01-chain.html")
    for part in [
      "<link rel=\"canonical\" href=\"https://example.org/book/01-chain.html\">",
      "<meta property=\"og:image\" content=\"https://example.org/book/cover.png\">",
      "type=\"application/rss+xml\"",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(
      try book.page("sitemap.xml").contains("<loc>https://example.org/book/01-chain.html</loc>"))
    #expect(try book.page("feed.xml").contains("<title>A chain of n units</title>"))
    #expect(try book.page("404.html").contains("href=\"/book/assets/style.css\""))
    #expect(try book.site()["cover.png"] != nil)
    _ = try book.build()
    #expect(try book.site()["sitemap.xml"] == nil)
    #expect(try !book.page("01-chain.html").contains("canonical"))
  }
}
