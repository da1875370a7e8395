import Experiments
import Testing

@testable import Book

/// What other programs would make something of is never printed without a word.
struct OtherDialectsInBracketsTests {
  private func warnings(_ text: String) -> [String] {
    Document.parse(text, file: "c.md").diagnostics.filter { $0.severity == .warning }.map {
      "\($0.position.line):\($0.position.column)" + ($0.suggestion.map { " → \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    ("```figuer fig-a\nfrom: b\n```", "1:1 → figure"), ("```{figure} fig-a\n```", "1:1 → figure"),
    ("```Figure fig-a\n```", "1:1 → figure"), ("``` experimnt a\n```", "1:1 → experiment"),
    ("- a\n\n  ```clam\n  ```", nil), ("```{note}\nA note.\n```", "1:1"),
    ("```python\n```", nil), ("```c\n```", nil), ("```\n```", nil), ("```diff\n```", nil),
    (":::{note}\nA note.\n:::", "1:1"), ("::: callout-tip\nx\n:::", "1:1"),
    ("!!! warning \"Title\"\n    text", "1:1"), ("a ::: b", nil),
    ("Wait!!! No", nil),
    ("Text {#stray} more", "1:6"), ("Text {#stray}", "1:6"), ("## Heading {#a}", nil),
    ("- item {#a}\n- other", nil), ("| a {#x} |\n|---|", "1:5"),
    ("{vla}`a.b`", "1:1 → {val}"), ("{ref}`a`", "1:1"), ("see {cite}`a`, {val}`b`", "1:5"),
    ("\\{ref}`a`", nil), ("a {claim} b", "1:3"), ("a {value} b", "1:3"), ("a set {x} b", nil),
    ("as [@glorot2010] and [-@he; p. 3]", "1:5"), ("mail [a@b.org](mailto:a@b.org)", nil),
    ("\\[@glorot]", nil), ("{{< figure src=\"a.png\" >}}", "1:1"), ("{% include x %}", "1:1"),
    ("a {{ x }} b", "1:3"), ("as \\eqref{eq:a} says", "1:4"), ("\\cite{a}", "1:1"),
    ("`\\cite{a}` and `{{ x }}`", nil), ("[TOC]", "1:1"),
    (": Losses by rate", "1:1"),
    ("See @fig-depth, too", "1:5"), ("a@fig-b.org and @someone", nil), ("at 10:30: it ended", nil),
    ("[[1, 2], [3, 4]]", nil),
  ])
  func isReportedAtItsPlace(_ text: String, _ expected: String?) {
    #expect(warnings(text).first == expected)
  }

  @Test func titlesHoldNoValues() {
    for text in ["[a](b.md \"{val}`x`\")", "![a](b.png \"{val}`x`\")"] {
      #expect(
        Document.parse(text, file: "c.md").diagnostics.map(\.message)
          == ["a value cannot stand in the title of a link or a picture"])
    }
  }

  @Test func aHostileLineTakesLinearTime() {
    let clock = ContinuousClock()
    for piece in ["{{", "[@a", "\\cite{", "{ref", "^[", "[^", "{%"] {
      let time = clock.measure { _ = warnings(String(repeating: piece, count: 10_000)) }
      #expect(time < .seconds(30), "\(piece)")
    }
  }
}
