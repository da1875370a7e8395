import Testing

@testable import Book

/// Captions and widths of pictures, and what other dialects write for them.
@Suite struct PictureTests {
  private func html(_ text: String) -> String {
    let document = Document.parse(text, file: "a.md")
    return HTMLRenderer.html(for: document, content: PlainContent(), wording: .english)
  }

  private func warnings(_ text: String) -> [String] {
    Document.parse(text, file: "a.md").diagnostics.map(\.message)
  }

  @Test func aTitleIsACaption() {
    #expect(
      html("![A photo](p.png \"What it *shows* & more\")") == """
        <figure class="picture">
        <img src="p.png" alt="A photo" loading="lazy">
        <figcaption>What it *shows* &amp; more</figcaption>
        </figure>

        """)
    #expect(html("- ![A](p.png \"T\")\n").contains("<figcaption>T</figcaption>"))
    let inText = html("Words ![A](p.png \"T\") here")
    #expect(
      inText.contains("<img src=\"p.png\" alt=\"A\" title=\"T\"") && !inText.contains("<figure"))
  }

  @Test(arguments: [
    ("{width=50%}", " class=\"width-50\""), ("{ width=\"50%\" }", " class=\"width-50\""),
    ("{width='7%'}", " class=\"width-7\""), ("{width=300px}", " width=\"300\""),
    ("{ width=\"300\" }", " width=\"300\""), ("{: width=300 }", " width=\"300\""),
  ])
  func aWidthStandsBehindThePicture(_ setting: String, _ attribute: String) {
    let text = "![A](p.png)\(setting) and words"
    #expect(
      html(text) == "<p><img src=\"p.png\" alt=\"A\"\(attribute) loading=\"lazy\"> and words</p>\n")
    #expect(warnings(text) == [])
    let captioned = html("![A](p.png \"T\")\(setting)\n")
    #expect(
      captioned.contains("alt=\"A\"\(attribute) loading") && captioned.contains("<figcaption>T"))
  }

  @Test func eachWidthIsARuleOfTheStyleSheet() throws {
    let book = try BookFilesTests.book(
      "![A](p.png){width=50%} ![B](p.png){width=50%} ![C](p.png){width=5%} ![D](p.png){width=9px}",
      files: ["p.png"])
    _ = try book.build()
    let style = try book.page("assets/style.css")
    #expect(style.contains(".width-5 { width: 5%; }\n.width-50 { width: 50%; }\n"))
    #expect(!style.contains(".width-9"))
  }

  /// Whatever is not understood is told.
  @Test(arguments: [
    "![A](p.png){height=3}", "![A](p.png){.left}", "![A](p.png){width=50em}",
    "![A](p.png){width=0%}",
    "![A](p.png){width=101%}", "![A](p.png){width=50% height=3}", "![A](p.png) {width=50%}",
    "![A|300](p.png)", "![A|300x200](p.png)", "![A](p.png =300x200)", "![A](p.png =50%)",
    "[A](p.md){target=_blank}", "![A](my photo.png)", "[A](my notes (1).pdf)",
    "![A](p.png \"It is $x$\")",
  ])
  func otherDialectsGetAHint(_ text: String) {
    #expect(warnings(text).count == 1, "\(warnings(text))")
  }

  @Test(arguments: [
    "The set {x=1} and {.5} and f{a=b}.", "`a[i](x y.z)`", "[1](see there)", "f[i](x y)", "{a}{b}",
    "![A](p.png)", "![A or B](p.png \"Title (1) of 5 %\")", "{width=50%}", "[A](p.md){", "{w=",
    "![A](p.png){}", "A | B", "![a|b](p.png)",
  ])
  func wordsStayWords(_ text: String) { #expect(warnings(text) == [], "\(warnings(text))") }
}
