import Experiments
import Foundation
import Testing

@testable import Book

/// Remembers in memory, and counts what it was asked to remember.
final class CountingCache: MarkupCache {
  private let lock = NSLock()
  // Guarded by `lock`.
  nonisolated(unsafe) private var values: [String: String] = [:]

  var count: Int { lock.withLock { values.count } }
  func get(_ key: String) -> String? { lock.withLock { values[key] } }
  func set(_ key: String, _ value: String) { lock.withLock { values[key] = value } }
}

struct MathTypesetterTests {
  static func formula(_ tex: String, isDisplayed: Bool = false) -> Formula {
    Formula(
      tex: Excerpt(tex, at: .init(file: "c.md", line: 3, column: 5)), isDisplayed: isDisplayed)
  }

  static let torture = [
    "x^2_i", "\\frac{a}{b}", "\\sqrt[3]{x}", "\\vec{v}", "\\underbrace{a}_{n}", "\\sigma_{\\max}",
    "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "\\overset{!}{=}", "\\stackrel{a}{\\to}",
    "\\operatorname*{arg\\,max}_\\theta", "\\begin{cases} 0 & x<0 \\\\ 1 \\end{cases}", "a < b > c",
    "\\text{梯度 <b>}", "\\left( \\sum_{i=1}^n \\right)", "\\rule{1em}{0.5em}", "\\cancel{x}",
    "\\not=",
    "\\color{red}{x}", "\\boxed{x}", "\\xrightarrow[b]{a}", "\\mathbb{R}\\mathcal{L}\\mathfrak{g}",
    "\\lVert W \\rVert_F^2", "\\bar{x}\\hat{y}\\tilde{z}\\dot{w}", "x'", "\\int_0^1", "\\coloneqq",
    "\\tfrac14", "\\nabla_{\\!W_1}\\mathcal{L}", "\\operatorname{diag}\\bigl(\\sigma'(z)\\bigr)",
  ]

  @Test func formulasAreWellFormedAndHaveNoStyles() throws {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    for tex in Self.torture {
      for isDisplayed in [false, true] {
        let formula = try typesetter.typeset(Self.formula(tex, isDisplayed: isDisplayed))
        #expect(HTMLCheck.problems(in: formula.html) == [], "\(tex)")
        #expect(formula.html.contains("<math"))
        #expect(formula.html.contains("katex-html"))
        for rule in formula.rules { #expect(formula.html.contains(rule.name)) }
        #expect(TypesetFormula(cached: formula.cached) == formula)
      }
    }
  }

  @Test(arguments: [
    ("a + \\foo", "formula: Undefined control sequence: \\foo", 3, 9),
    ("\\frac{a}{b}}_i", "formula: Expected 'EOF', got '}'", 3, 16),
    ("x \\href{http://a}{b}", "formula: \\href is not allowed here", 3, 5),
    ("x \\tag{1}", "formula: \\tag is not supported", 3, 7),
    ("é中 \\foo", "formula: Undefined control sequence: \\foo", 3, 8),
    ("{", "formula: Expected '}', got 'EOF'", 3, 6),
    (
      "\\def\\a{\\a\\a}\\a",
      "formula: Too many expansions: infinite loop or need to increase maxExpand setting", 3, 5
    ),
  ])
  func badTeXIsReportedAtItsPlace(_ tex: String, _ message: String, _ line: Int, _ column: Int)
    throws
  {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    let error = #expect(throws: Diagnostic.self) { try typesetter.typeset(Self.formula(tex)) }
    #expect(error?.message == message)
    #expect(error?.position == SourcePosition(file: "c.md", line: line, column: column))
  }

  private static func nested(_ open: String, _ close: String, _ depth: Int) -> String {
    String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
  }

  private static let ways = [
    ("{", "}"), ("\\frac{1}{", "}"), ("\\sqrt{", "}"), ("x^{", "}"), ("\\left(", "\\right)"),
    ("\\bf ", ""), ("\\displaystyle ", ""), ("\\overline{", "}"), ("\\text{", "}"),
    ("\\begin{matrix}", "\\end{matrix}"),
  ]

  @Test("What is nested is typeset, or refused at its place, however deep", arguments: ways)
  func nestingIsLimited(_ open: String, _ close: String) throws {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    let deepest = MathTypesetter.longestFormula / (open.utf8.count + close.utf8.count) - 1
    #expect(
      try !typesetter.typeset(Self.formula(Self.nested(open, close, 12))).html.isEmpty, "\(open)")
    for depth in [300, 1_000, 3_000, deepest] where depth <= deepest {
      let error = #expect(throws: Diagnostic.self) {
        try typesetter.typeset(Self.formula(Self.nested(open, close, depth)))
      }
      #expect(error?.message == "formula: Nested too deeply", "\(open) \(depth)")
      #expect(error?.position == SourcePosition(file: "c.md", line: 3, column: 5))
    }
    #expect(try !typesetter.typeset(Self.formula("x")).html.isEmpty)
  }

  private static let explosions = [
    "\\def\\a{" + String(repeating: "x", count: 4_000) + "}" + String(repeating: "\\a", count: 900),
    "\\def\\a{" + String(repeating: "\\frac{a}{b}", count: 300) + "}"
      + String(repeating: "\\a", count: 900),
    "\\def\\a#1{" + String(repeating: "#1", count: 1_000) + "}\\a{"
      + String(repeating: "x", count: 5_000) + "}",
    "\\def\\a#1{#1#1#1#1}" + String(repeating: "\\a{", count: 9) + "x"
      + String(repeating: "}", count: 9),
    "\\newcommand{\\a}{\\a\\a}\\a", "\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a",
  ]

  @Test("Macros that make too much are refused at their place, beside others too")
  func whatMacrosMakeIsLimited() throws {
    let typesetters = try (0..<4).map { _ in try MathTypesetter(cache: NoMarkupCache()) }
    let errors = typesetters.concurrentMap { typesetter in
      Self.explosions.map { tex in
        let result = Result { () throws(Diagnostic) in try typesetter.typeset(Self.formula(tex)) }
        guard case .failure(let error) = result else { return "\(tex.prefix(40)) was typeset" }
        return "\(error.position.line):\(error.position.column): \(error.message)"
      }
    }
    for messages in errors {
      #expect(messages == errors[0])
      for message in messages {
        #expect(
          message.hasPrefix("3:5: formula: Too many expansions")
            || message.hasPrefix("3:5: formula: Macros make more of this"))
      }
    }
    #expect(try !typesetters[0].typeset(Self.formula("x^2")).html.isEmpty)
  }

  @Test("The same bytes whichever engine, in whatever order")
  func engineAndOrderDoNotMatter() throws {
    let formulas = Self.torture.flatMap { tex in
      [true, false].map { Self.formula(tex, isDisplayed: $0) }
    }
    let first = try MathTypesetter(cache: NoMarkupCache())
    let inOrder = try formulas.map { try first.typeset($0) }
    let others = (0..<4).map { $0 }.concurrentMap { shift in
      Result {
        let typesetter = try MathTypesetter(cache: NoMarkupCache())
        let order = formulas.indices.map { ($0 * 7 + shift * 5) % formulas.count }
        let found = try order.map { ($0, try typesetter.typeset(formulas[$0])) }
        return Dictionary(found, uniquingKeysWith: { $1 })
      }
    }
    for other in others {
      for (index, formula) in try other.get() { #expect(formula == inOrder[index]) }
    }
  }

  @Test func longFormulasAreRefused() throws {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    let long = String(repeating: "x+", count: 5_000)
    #expect(try !typesetter.typeset(Self.formula(long.dropLast().description)).html.isEmpty)
    let error = #expect(throws: Diagnostic.self) {
      try typesetter.typeset(Self.formula(long + "x"))
    }
    #expect(error?.message == "a formula is limited to 10000 bytes, this one has 10001")
  }

  @Test func aLaterLineOfTeXIsFound() throws {
    let text = "a\n\n> $$\n> x +\n> \\foo\n> $$\n"
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    let formula = try #require(Document.parse(text, file: "c.md").formulas.first)
    let error = #expect(throws: Diagnostic.self) { try typesetter.typeset(formula) }
    #expect(error?.position == SourcePosition(file: "c.md", line: 5, column: 3))
  }

  @Test func theCacheAnswersTheSecondTime() throws {
    let cache = CountingCache()
    let first = try MathTypesetter(cache: cache)
    let fresh = try first.typeset(Self.formula("x^2"))
    _ = try first.typeset(Self.formula("x^2", isDisplayed: true))
    #expect(cache.count == 2)
    let second = try MathTypesetter(cache: cache)
    #expect(try second.typeset(Self.formula("x^2")) == fresh)
    #expect(cache.count == 2)
  }

  @Test func anEngineThatWasStartedAheadAnswersAlike() throws {
    let engine = try FormulaEngine()
    engine.start()
    let ahead = try MathTypesetter(cache: NoMarkupCache(), engine: engine)
    let late = try MathTypesetter(cache: NoMarkupCache())
    #expect(try ahead.typeset(Self.formula("x^2")) == late.typeset(Self.formula("x^2")))
    let other = try MathTypesetter(cache: NoMarkupCache(), engine: engine)
    #expect(try other.typeset(Self.formula("y")) == late.typeset(Self.formula("y")))
  }

  @Test func scriptsOfOperatorNamesHaveTwoChildren() throws {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    let html = try typesetter.typeset(Self.formula("\\sigma_{\\max}")).html
    #expect(html.contains("<msub><mi>σ</mi><mi>max</mi></msub>"))
  }
}
