import Experiments
import Testing

@testable import Book

struct FormulaValueTests {
  private func document(_ text: String) -> Document { Document.parse(text, file: "c.md") }

  @Test(arguments: [
    "$L = {val}`a.b:sig2`$", "$$L = {val}`a.b:sig2`$$", "$$\nL = {val}`a.b:sig2`\n$$",
    "> $$\n> L = {val}`a.b:sig2`\n> $$", "```math\nL = {val}`a.b:sig2`\n```",
    "| $L = {val}`a.b:sig2`$ |\n|---|", "# On $L = {val}`a.b:sig2`$",
    "$`L = {val}`a.b:sig2` `$",
  ])
  func valuesInFormulasAreQuoted(_ text: String) throws {
    let document = document(text)
    #expect(document.diagnostics.isEmpty)
    #expect(document.values.map(\.expression) == ["a.b:sig2"])
    let formula = try #require(document.formulas.first)
    #expect(formula.tex { _ in "#" }.filter { !$0.isWhitespace } == "L=#")
    // The place is that of the code's first character.
    let position = try #require(document.values.first).position
    let lines = text.split(separator: "\n").map(Array.init)
    #expect(String(lines[position.line - 1][(position.column - 1)...]).hasPrefix("a.b:sig2"))
    #expect(PlainText.text(of: [.formula(formula)]) { _ in "0.69" } == "L = 0.69")
  }

  @Test func severalValuesAndDollarsInThem() {
    let document = document("$x = {val}`a[b=\"$\"]` + {val}`` c ``$ and $y_{val}$")
    #expect(document.formulas.map { $0.tex { _ in "#" } } == ["x = # + #", "y_{val}"])
    #expect(document.values.map(\.expression) == ["a[b=\"$\"]", "c"])
  }

  @Test(arguments: [("$$\n{val} `a`\n$$", 2, 1), ("$$x {val}`a$$", 1, 5)])
  func brokenValuesAreReported(_ text: String, _ line: Int, _ column: Int) {
    let problem = document(text).diagnostics.first
    #expect(problem?.message == "no value after {val}")
    #expect(problem?.position == SourcePosition(file: "c.md", line: line, column: column))
  }

  @Test(arguments: [
    ("0.69", "{0.69}"), ("−1.2×10⁻⁵", "{-1.2\\times 10^{-5}}"), ("3×10¹²", "{3\\times 10^{12}}"),
    ("12\u{202F}345", "{12\\,345}"), ("0 exactly", "{0}"), ("NaN", "{\\mathrm{NaN}}"),
    ("∞", "{\\infty}"), ("−∞", "{-\\infty}"), ("43.1%", "{43.1\\%}"), ("0,5", "{0{,}5}"),
    ("2\u{A0}min\u{A0}5\u{A0}s", "{\\text{2\\ min\\ 5\\ s}}"),
    ("a_b\\{", "{\\text{a\\_b\\textbackslash{}\\{}}"),
  ])
  func numbersAreSetAsNumbers(_ text: String, _ tex: String) throws {
    #expect(ValueTeX.tex(of: text, isInText: false) == tex)
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    for tex in [tex, "\\text{so \(ValueTeX.tex(of: text, isInText: true)) it is}"] {
      #expect(throws: Never.self) { try typesetter.typeset(MathTypesetterTests.formula(tex)) }
    }
  }

  /// A formula with a value, the value, and what a reader sees.
  @Test(arguments: [
    ("{val}`a`^2", "−0.19", "(−0.19)²"), ("{val}`a` ^2", "6.5×10⁻¹", "(6.5×10⁻¹)²"),
    ("{val}`a`^2", "0.65", "0.65²"), ("x{val}`a`", "−0.19", "x(−0.19)"),
    ("x{val}`a`", "0.65", "x0.65"), ("3{val}`a`", "0.65", "3(0.65)"),
    ("{val}`a`5", "0.65", "(0.65)5"), ("2 {val}`a`", "6.5×10⁻¹", "2(6.5×10⁻¹)"),
    ("a/{val}`a`", "6.5×10⁻¹", "a/(6.5×10⁻¹)"), ("a/{val}`a`", "0.65", "a/0.65"),
    ("2-{val}`a`", "−0.19", "2 − (−0.19)"), ("2+{val}`a`", "6.5×10⁻¹", "2 + 6.5×10⁻¹"),
    (#"2\cdot {val}`a`"#, "−0.19", "2 · (−0.19)"), (#"\log {val}`a`"#, "−0.19", "log(−0.19)"),
    (#"\alpha{val}`a`"#, "−0.19", "α(−0.19)"), ("x = {val}`a`", "−0.19", "x = −0.19"),
    (#"x \approx{val}`a`"#, "−0.19", "x ≈ −0.19"), ("({val}`a`)", "−0.19", "(−0.19)"),
    ("{val}`a` + 1", "−0.19", "−0.19 + 1"), ("3{val}`a`", "∞", "3∞"),
  ])
  func bracketsKeepANumberWhole(_ tex: String, _ value: String, _ text: String) throws {
    let formula = try #require(document("$\(tex)$").formulas.first)
    #expect(FormulaText.text(of: formula) { _ in value } == text)
    let quoted = try #require(formula.values.first)
    let filled = FilledFormula(formula, [quoted.value.position: value]).tex
    let number = ValueTeX.tex(of: value, isInText: false)
    #expect(
      filled == formula.tex { _ in text.contains("(") ? "(\(number))" : number }
        || tex.hasPrefix("("))
  }

  @Test func whatIsWrongKeepsItsPlaceBesideValues() throws {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    func problem(_ text: String) -> (String, Int)? {
      do throws(Diagnostic) {
        _ = try typesetter.typeset(document(text).formulas[0])
        return nil
      } catch {
        return (error.message, error.position.column)
      }
    }
    #expect(problem("$a {val}`b.c` \\text{so {val}`d`}$") == nil)
    #expect(
      try #require(problem("$a {val}`b.c` \\foo$")) == (
        "formula: Undefined control sequence: \\foo", 15
      ))
    #expect(try #require(problem("$a \\hspace{{val}`b.c`}$")) == ("a value cannot stand here", 18))
  }

  /// Every place where a value can be written: none is printed as its source.
  @Test func valuesStandWhereverTheyAreWritten() throws {
    let value = "{val}`1 / 3:sig2`"
    let book = try TemporaryBook([
      "index.md": "---\ndescription: It is \(value)\n---\n# Book \(value)\n\nText.\n",
      "01-a.md": """
      # A $x = \(value)$

      ## Section \(value)

      Inline $L = \(value)$, [link \(value)](02-b.md), *\(value)*, ![alt \(value)](p.svg).

      $$
      L = \(value)
      $$

      | a | b |
      | --- | --- |
      | \(value) | $\(value)$ |

      A note.[^n]

      [^n]: It is \(value) and $\(value)$.
      """,
      "02-b.md": "# B\n\nText.\n", "p.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ])
    _ = try book.build()
    for name in ["index.html", "01-a.html", "search-index.js"] {
      let page = try book.page(name)
      #expect(!page.contains("{val}"), "\(name)")
      #expect(!page.contains("1 / 3:sig2`"), "\(name)")
    }
    let page = try book.page("01-a.html")
    #expect(page.contains("<title>A x = 0.33"))
    #expect(page.contains("alt=\"alt 0.33\""))
    #expect(page.contains("L = {0.33}"))
    #expect(!page.contains(#/<a\s[^>]*>(?:(?!</a>).)*<a\s/#))
  }
}
