import Experiments
import Foundation
import Testing

@testable import Book

struct ElementTests {
  private func problems(_ text: String) -> [String] {
    Document.parse(text, file: "c.md").diagnostics.map {
      "\($0.position.line):\($0.position.column) \($0.message)"
    }
  }

  @Test(arguments: [
    ("Press <kbd>Ctrl</kbd>, H<sub>2</sub>O", "Press <kbd>Ctrl</kbd>, H<sub>2</sub>O"),
    ("x<sup>*2*</sup> <mark>a `b`</mark>", "x<sup><em>2</em></sup> <mark>a <code>b</code></mark>"),
    ("<KBD>a</KBD >", "<kbd>a</kbd>"), ("<abbr>SGD</abbr>", "<abbr>SGD</abbr>"),
    ("a<br>b<br/>c<br />d", "a<br>\nb<br>\nc<br>\nd"),
    ("<sub><sup>a</sup></sub>", "<sub><sup>a</sup></sub>"),
  ])
  func harmlessElementsAreLetThrough(_ markdown: String, _ html: String) {
    #expect(Document.html(markdown) == "<p>\(html)</p>\n")
    #expect(problems(markdown) == [])
  }

  @Test(arguments: [
    ("a <kbd>b", ["1:3 <kbd> has no end, so it is shown as text"]),
    ("a</kbd> b", ["1:2 nothing before ends with </kbd>, so it is shown as text"]),
    (
      "*a <kbd>b* c</kbd>",
      [
        "1:4 <kbd> has no end, so it is shown as text",
        "1:13 nothing before ends with </kbd>, so it is shown as text",
      ]
    ),
    ("<kbd>a <sub>b</kbd>", ["1:8 <sub> has no end, so it is shown as text"]),
    (
      "a <kbd class=\"x\">b</kbd>",
      [
        "1:3 raw HTML is shown as text",
        "1:19 nothing before ends with </kbd>, so it is shown as text",
      ]
    ),
    (
      "a <script>alert(1)</script>",
      ["1:3 raw HTML is shown as text", "1:19 raw HTML is shown as text"]
    ),
    ("a <sub onclick=x>b", ["1:3 raw HTML is shown as text"]),
    ("a <img src=x onerror=y>", ["1:3 raw HTML is shown as text"]),
    ("a </br> b", ["1:3 raw HTML is shown as text"]),
    (
      "text\n\n<details>\n<summary>S</summary>\n\nmore",
      ["3:1 <details> has no end, so it is shown as text"]
    ),
    ("</details>", ["1:1 nothing before ends with </details>, so it is shown as text"]),
    (
      "- <details>\n\n  a\n\n</details>",
      [
        "1:3 <details> has no end, so it is shown as text",
        "5:1 nothing before ends with </details>, so it is shown as text",
      ]
    ),
    ("<summary>a</summary>", ["1:10 <summary> is shown as text"]),
    (
      "<details open>\n\na\n\n</details>",
      [
        "1:1 raw HTML is shown as text",
        "5:1 nothing before ends with </details>, so it is shown as text",
      ]
    ),
    (
      "<details>\n<summary>S</summary>\n- a\n</details>",
      ["3:1 no Markdown is read right behind a line of HTML, so this is shown as it is"]
    ),
    ("<details>\n<summary>S</summary>\n<p>a</p>\n</details>", ["3:1 raw HTML is shown as text"]),
    (
      "<details>\n<summary>a <b>x</b></summary>\n\na\n\n</details>",
      ["2:12 raw HTML is shown as text", "2:16 raw HTML is shown as text"]
    ),
    ("a\n\n<!-- never closed\n\nmore", ["3:1 this comment has no end"]),
    (
      "<!-- a --> text",
      ["1:12 no Markdown is read right behind a line of HTML, so this is shown as it is"]
    ),
    ("<!-- a -->\n\ntext", []),
  ])
  func othersAreReportedAtTheirPlace(_ markdown: String, _ expected: [String]) {
    #expect(problems(markdown) == expected)
    let html = Document.html(markdown)
    #expect(HTMLCheck.problems(in: html) == [])
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("onclick=\""))
  }

  @Test func detailsFoldMarkdownAway() {
    let html = Document.html(
      """
      <details>
      <summary>Show *the* proof {val}`a.b`</summary>

      The **proof** with $x^2$ and a note[^n].

      <details><summary>Deeper</summary>

      - item

      </details>
      </details>

      After.

      [^n]: Note.
      """)
    #expect(
      html.contains(
        "<details class=\"fold\">\n<summary>Show <em>the</em> proof <data>«a.b»</data></summary>\n<p>The <strong>proof</strong> with"
      ))
    #expect(
      html.contains(
        "<summary>Deeper</summary>\n<ul>\n<li>item</li>\n</ul>\n</details>\n</details>\n<div class=\"notes"
      ))
    #expect(HTMLCheck.problems(in: html) == [])
    let bare = Document.html("<details>\n\na\n\n</details>")
    #expect(bare == "<details class=\"fold\">\n<summary>Details</summary>\n<p>a</p>\n</details>\n")
  }

  @Test func notesStandBesideWhatHasBecomeOneBlock() {
    let document = Document.parse(
      "one[^a]\n\n<details>\n\ntwo[^b]\n\nthree[^c]\n\n</details>\n\nfour[^d]\n\n[^a]: A\n\n[^b]: B\n\n[^c]: C\n\n[^d]: D",
      file: "c.md")
    #expect(document.footnotes.map(\.place) == [0, 1, 1, 2])
  }

  @Test(arguments: ["", "> ", "- "])
  func whatHasNoEndKeepsAllItsWords(_ mark: String) {
    let rest = mark == "- " ? "  " : mark
    let html = Document.html(
      "\(mark)<details>\n\(rest)<summary>words *here*</summary>\n\(rest)\n\(rest)more")
    #expect(html.contains("words <em>here</em>") && html.contains("more"))
    let folded = Document.html("<details>\n<summary>words</summary>\n\nmore\n\n</details>")
    #expect(folded.components(separatedBy: "words").count == 2)
  }
}
