import Experiments
import Testing

@testable import Book

struct CalloutTests {
  @Test(arguments: Callout.Kind.allCases)
  func kindsAreBuiltAsGitHubShowsThem(_ kind: Callout.Kind) {
    let name = kind.rawValue
    for word in [name.uppercased(), name, name.capitalized] {
      let html = Document.html("> [!\(word)]\n> One *two*.\n>\n> - three")
      #expect(
        html.contains(
          "<div class=\"callout \(name)\" role=\"note\" aria-label=\"\(name.capitalized)\">"))
      #expect(html.contains("</svg>\(name.capitalized)</p>\n<p>One <em>two</em>.</p>\n<ul>"))
      #expect(!html.contains("[!") && !html.contains("blockquote"))
      #expect(HTMLCheck.problems(in: html) == [])
    }
  }

  @Test(arguments: [
    ("> [!NOTE]\n>\n> Below an empty line.", nil), ("> [!NOTE]  \n> Two spaces.", nil),
    ("- > [!TIP]\n  > In a list.", nil), ("> quote\n> [!NOTE]", nil), ("[!NOTE]\ntext", nil),
    ("> \\[!NOTE]\n> text", nil),
    ("> [!NOET]\n> text", "there is no callout 'NOET'"),
    ("> [!FOO]\n> text", "there is no callout 'FOO'"),
    ("> [!NOTE] Title\n> text", "a callout has nothing else in its first line"),
    ("> [!NOTE]-\n> text", "a callout has nothing else in its first line"),
    ("> [!NOTE]", "this callout has no text"),
  ])
  func othersAreQuotesWithAWord(_ markdown: String, _ message: String?) {
    let problems = Document.parse(markdown, file: "c.md").diagnostics
    #expect(problems.count == (message == nil ? 0 : 1))
    if let message {
      #expect(problems.first?.message.hasPrefix(message) == true)
      #expect(problems.first?.position == SourcePosition(file: "c.md", line: 1, column: 3))
      #expect(problems.first?.severity == .warning)
    }
  }

  @Test func theNearestKindIsNamed() {
    let problem = Document.parse("> [!WARNIGN]\n> text", file: "c.md").diagnostics.first
    #expect(problem?.suggestion == "WARNING")
  }

  @Test func aSearchFindsTheTextAndNotTheMark() {
    let sections = SearchSection.sections(
      of: .parse("# T\n\n> [!NOTE]\n> Gradients {val}`v`.", file: "c.md"), address: "c.html",
      content: PlainContent())
    #expect(sections.map(\.text) == ["Gradients «v»."])
  }
}
