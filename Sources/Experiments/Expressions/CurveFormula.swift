import Engine

/// A closed form of one variable, such as `0.25 ^ (20 - layer)`, to be drawn beside what was measured.
public struct CurveFormula: Sendable {
  private let source: DirectiveSource
  private let expression: Expression

  /// - Throws: If the text is no expression of numbers, one variable and elementary functions.
  public init(_ source: DirectiveSource) throws(Diagnostics) {
    self.source = source
    var parser = try ExpressionParser(source)
    expression = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected("an operator or the end") }
  }

  /// Words other than the variable, and all that has no place in a formula.
  public func check(variable: String) -> [Diagnostic] { problems(expression, variable) }

  private func problems(_ expression: Expression, _ variable: String) -> [Diagnostic] {
    switch expression.kind {
    case .number: []
    case .percent(let operand), .negated(let operand): problems(operand, variable)
    case .arithmetic(_, let left, let right):
      problems(left, variable) + problems(right, variable)
    case .word(let word, _):
      word == variable
        ? []
        : [
          source.diagnostic(
            expression.range, "unknown variable '\(word)'", suggestion: variable,
            notes: ["the axis of the figure is the only variable of its formula: '\(variable)'"])
        ]
    case .call(let call):
      (Self.functions.contains { $0.name == call.name } && call.arguments.count == 1
        ? []
        : [
          source.diagnostic(
            call.nameRange,
            "a formula knows no function '\(call.name)' of \(call.arguments.count) values",
            suggestion: SpellingSuggestion.nearest(call.name, among: Self.functions.map(\.name)))
        ]) + call.arguments.flatMap { problems($0, variable) }
    case .path, .comparison, .not, .both, .either:
      [
        source.diagnostic(
          expression.range, "a formula has numbers and the variable '\(variable)' only")
      ]
    }
  }

  /// The formula's value; NaN for what `check` complains about.
  public func callAsFunction(_ value: Double) -> Double { evaluate(expression, value) }

  private func evaluate(_ expression: Expression, _ value: Double) -> Double {
    switch expression.kind {
    case .number(let number): number
    case .percent(let operand): evaluate(operand, value) / 100
    case .negated(let operand): -evaluate(operand, value)
    case .word: value
    case .arithmetic(let operation, let left, let right):
      operation(evaluate(left, value), evaluate(right, value))
    case .call(let call):
      Self.functions.first { $0.name == call.name }.map { function in
        function.apply(call.arguments.first.map { evaluate($0, value) } ?? .nan)
      } ?? .nan
    case .path, .comparison, .not, .both, .either: .nan
    }
  }

  private static let functions: [(name: String, apply: @Sendable (Double) -> Double)] = [
    ("exp", PortableMath.exp), ("log", PortableMath.log), ("log10", PortableMath.log10),
    ("sqrt", { $0.squareRoot() }), ("abs", { $0.magnitude }),
  ]
}
