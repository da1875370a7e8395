import Testing

@testable import Book

struct HTMLCheckTests {
  @Test(arguments: [
    ("<p>a &amp; b<br></p>", []), ("<svg><path d='M0'/></svg>", []),
    ("<p>a", ["<p> is not closed"]),
    ("<b><i></b></i>", ["</b> closes <i>", "</i> closes <nothing>"]),
    ("a & b", ["unescaped '&' in text"]), ("a > b", ["unescaped '>' in text"]),
    ("<p id=\"a\"></p><p id=\"a\"></p>", ["the id 'a' is used twice"]),
    ("<p style=\"x\"></p>", ["<p> has a style attribute"]),
    ("<p onclick=\"x\"></p>", ["<p> has a script in onclick"]),
    ("<p a=\"1\" a=\"2\"></p>", ["<p> has two a"]),
    ("<a href=\"#x\">y</a>", ["link to missing anchor '#x'"]),
    ("<a href=\"#%E6%A2%AF\">y</a><p id=\"梯\"></p>", []),
  ])
  func problemsAreFound(_ html: String, _ problems: [String]) {
    #expect(HTMLCheck.problems(in: html) == problems)
  }

  @Test func linksBetweenPagesAreFollowed() {
    var files = SiteFiles()
    files.add(
      "<a href=\"b/c.html#x\">1</a><a href=\"b/c.html#y\">2</a><img src=\"no.png\">", at: "a.html")
    files.add(
      "<p id=\"x\"><a href=\"../a.html\">3</a><a href=\"https://x.org\">4</a></p>", at: "b/c.html")
    #expect(
      HTMLCheck.problems(in: files) == [
        "a.html: link to missing anchor 'b/c.html#y'", "a.html: link to missing file 'no.png'",
      ])
  }
}
