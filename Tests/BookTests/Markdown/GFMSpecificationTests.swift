import Foundation
import Testing

@testable import Book

/// The examples of GitHub's Markdown specification.
///
/// The specification is under a license that asks for the same one of what contains it, so it is not part of this
/// project. The test runs where the environment says where a copy is:
///
///     TUTOR_GFM_SPEC=cmark-gfm/test/spec.txt swift test --filter GFMSpecification
struct GFMSpecificationTests {
  static let path = ProcessInfo.processInfo.environment["TUTOR_GFM_SPEC"]

  @Test(.enabled(if: path != nil))
  func examplesBuildAsTheyShould() throws {
    let text = try String(contentsOfFile: try #require(Self.path), encoding: .utf8)
    let examples = GFMExample.examples(in: text)
    #expect(examples.count > 600)
    var counts: [String: Int] = [:]
    for example in examples {
      let (html, expected) = (example.actual, example.expected)
      let policy = html == expected ? "equal" : example.policy ?? "none"
      counts[policy, default: 0] += 1
      #expect(
        policy != "none",
        "example \(example.number) (\(example.section)):\n\(example.markdown)\n\(html)\n\(expected)"
      )
    }
    print(counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: "\n"))
    #expect(counts["equal", default: 0] >= 540)
  }
}

/// One example of the specification.
struct GFMExample {
  var number: Int
  var section: String
  var markdown: String
  var html: String

  static func examples(in text: String) -> [GFMExample] {
    var examples: [GFMExample] = []
    var section = ""
    var parts: [String]?
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix(fence + " example") {
        parts = [""]
      } else if line == fence, let found = parts, found.count == 2 {
        let texts = found.map { $0.replacing("→", with: "\t") }
        examples.append(
          GFMExample(
            number: examples.count + 1, section: section, markdown: texts[0], html: texts[1]))
        parts = nil
      } else if var found = parts {
        if line == "." { found.append("") } else { found[found.count - 1] += line + "\n" }
        parts = found
      } else if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return examples
  }

  private static let fence = String(repeating: "`", count: 32)

  /// The page's own attributes and wrappers say nothing about how the text was read.
  var actual: String {
    Self.normalized(
      Document.html(markdown)
        .replacing(#/ <a class="anchor"[^>]*>#</a>/#, with: "").replacing(#/<(h\d) id="[^"]*"/#) {
          "<\($0.output.1)"
        }
        .replacing(#/<pre tabindex[^>]*>/#, with: "<pre>").replacing(
          " rel=\"external noopener\"", with: ""
        )
        .replacing(#/<div class="table"[^>]*>\n/#, with: "").replacing(
          "</table>\n</div>", with: "</table>"
        )
        .replacing(" scope=\"col\"", with: "").replacing(#/ class="(left|center|right)"/#) {
          " align=\"\($0.output.1)\""
        }
        .replacing(" loading=\"lazy\"", with: "").replacing(#/<span lang="..">([^<]*)</span>/#) {
          String($0.output.1)
        }
        .replacing("<ul class=\"tasks\">", with: "<ul>"))
  }

  var expected: String {
    Self.normalized(
      html.replacing(#/<code class="[^"]*">/#, with: "<code>").replacing(" />", with: ">"))
  }

  private static func normalized(_ html: String) -> String {
    html.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing(#/<input[^>]*checked[^>]*>/#, with: "[x]").replacing(#/<input[^>]*>/#, with: "[ ]")
      .replacing(#/\n?(<\/?(?:li|blockquote|td|th|tr|p|ul|ol|pre|h\d|table|thead|tbody)[^>]*>)\n?/#)
    {
      "\n\($0.output.1)\n"
    }
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// Why the page differs where it does; nil if it should not.
  var policy: String? {
    let shown = actual
    func has(_ pattern: some RegexComponent) -> Bool { markdown.contains(pattern) }
    if shown.contains("&lt;") && !expected.contains("&lt;") { return "raw HTML is shown as text" }
    if has(#/<!--|<\?|<![A-Z]|<\/?[a-zA-Z]/#) {
      return "raw HTML is shown as text, comments are left out"
    }
    if has(#/\]\(<?[a-z-]+:|<[a-zA-Z][a-zA-Z0-9.+-]+:/#) { return "a link leads to a safe scheme" }
    if has(#/!\[/#) { return "a picture shows no title, and comes from the book" }
    if has(#/\[\]\(|\[\]\[/#) || shown.contains("class=\"reference\"") {
      return "a link without text is a reference"
    }
    if has(#/\$|\{/#) { return "formulas, values and names" }
    if has(#/(^|[^~])~[^~]/#) { return "a single tilde is a tilde" }
    if markdown.hasPrefix("---\n") { return "what is between two rules at the top is front matter" }
    if shown.contains(#/href="(http|mailto:)/#), !expected.contains("href") {
      return "a bare address is a link"
    }
    if !shown.contains(#/href="(?!https?:|mailto:)[^"]*:/#),
      expected.contains(#/href="(?!https?:|mailto:)[^"]*:/#)
    {
      return "a link leads to a safe scheme"
    }
    if expected.contains("footnote") { return "notes stand in the margin" }
    if shown.contains(".html") { return "a link to a chapter leads to its page" }
    return nil
  }
}
