import Foundation
import Testing

@testable import Book

/// The pages that a book makes by itself, built from a small book as a whole.
@Suite struct BackMatterTests {
  static let glossary = """
    # Glossary

    ## Vanishing gradient (梯度消失)

    It gets smaller from layer to layer.
    """

  static let more = """
    # More

    The **vanishing gradients** of [](#glorot-2010), and a **bold** word.

    ## References

    - X. Glorot, Y. Bengio. *Understanding the difficulty.* AISTATS, 2010. {#glorot-2010}
    """

  private func book() throws -> TemporaryBook {
    try TemporaryBook([
      "index.md": "# The book\n\nText.", "01-chain.md": TemporaryBook.chapter,
      "02-more.md": Self.more, "glossary.md": Self.glossary,
      "03-last.md": Self.more.replacing("# More\n", with: "# Last\n"),
    ])
  }

  @Test func experimentsShowWhereTheyAreUsed() throws {
    let book = try book()
    _ = try book.build()
    let page = try book.page("experiments.html")
    for part in [
      "<section class=\"record\" id=\"chain\"", "src=\"figures/fig-chain.svg\"", "2 runs",
      "href=\"01-chain.html#fig-chain\">Figure 1.1</a>", "2 values in 1 A chain of n units",
      "href=\"data/chain.json\"", "tutor run chain", "class=\"claim held\"",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try book.page("01-chain.html").contains("href=\"experiments.html#chain\""))
  }

  @Test func claimsShowTheirSides() throws {
    let book = try book()
    _ = try book.build()
    let page = try book.page("claims.html")
    for part in ["1 of 1 hold", "href=\"01-chain.html#doubling\"", "512 = 512", "<td>1/1</td>"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try book.page("01-chain.html").contains("id=\"doubling\""))
  }

  @Test func worksAreListedOnceWithTheirChapters() throws {
    let book = try book()
    _ = try book.build()
    let page = try book.page("bibliography.html")
    #expect(page.contains("The 1 works") || page.contains("The 1 work"))
    #expect(page.contains("href=\"02-more.html#references\">2 More</a>"))
    #expect(page.contains("href=\"03-last.html#references\">3 Last</a>"))
    let chapter = try book.page("02-more.html")
    #expect(chapter.contains("href=\"#glorot-2010\">Glorot &amp; Bengio 2010</a>"))
    #expect(chapter.contains("<li id=\"glorot-2010\">"))
  }

  @Test func boldTermsLinkToTheGlossary() throws {
    let book = try book()
    _ = try book.build()
    let chapter = try book.page("02-more.html")
    let link = "href=\"glossary.html#vanishing-gradient-%E6%A2%AF%E5%BA%A6%E6%B6%88%E5%A4%B1\""
    #expect(chapter.contains(link), "\(chapter)")
    #expect(chapter.contains("<strong>bold</strong>"))
    #expect(try book.page("glossary.html").contains("<h1"))
    #expect(chapter.contains("Chapter 2"))
  }

  @Test func everyPageIsSoundAndEveryLinkLeadsSomewhere() throws {
    let book = try book()
    _ = try book.build(singleFile: true, baseURL: "https://example.org/book")
    let files = SiteFiles(folder: "\(book.folder)/site")
    // 404.html has absolute addresses, and scripts inside book.html are no markup.
    let problems = HTMLCheck.problems(in: files).filter { problem in
      !problem.hasPrefix("404.html")
        && (!problem.hasPrefix("book.html") || problem.contains("link to missing"))
    }
    #expect(problems == [])
  }

  @Test func namesOfThesePagesAreNotForChapters() throws {
    let book = try TemporaryBook(["claims.md": "# Claims\n\nText."])
    #expect(throws: (any Error).self) { try book.build() }
  }
}
