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
    case .call(let call) where MeanFieldFunction(rawValue: call.name) != nil:
      problems(ofTheory: call, variable)
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

  /// `chi(tanh, scaled, 0)`: an activation, then σ_w and σ_b.
  private func problems(ofTheory call: FunctionCall, _ variable: String) -> [Diagnostic] {
    guard call.arguments.count == 3 else {
      return [
        source.diagnostic(
          call.nameRange, "'\(call.name)' takes an activation, σ_w and σ_b",
          notes: ["for example \(call.name)(tanh, 1.5, 0.05)"])
      ]
    }
    let numbers = call.arguments.dropFirst().flatMap { problems($0, variable) }
    if let word = call.activation, Terms.activations.value(of: word) != nil { return numbers }
    return [
      source.diagnostic(
        call.arguments[0].range, "expected an activation",
        suggestion: call.activation.flatMap {
          SpellingSuggestion.nearest($0, among: Terms.activations.keys)
        },
        notes: ["expected one of \(Terms.activations.keys.quotedList)"])
    ] + numbers
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
      MeanFieldFunction(rawValue: call.name).map { theory in
        theory(
          activation: call.activation ?? "",
          weightDeviation: evaluate(call.arguments[1], value),
          biasDeviation: evaluate(call.arguments[2], value))
      } ?? Self.functions.first { $0.name == call.name }.map { function in
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

extension FunctionCall {
  /// The word before the numbers of a function of theory.
  fileprivate var activation: String? {
    if case .word(let word, _) = arguments.first?.kind { word } else { nil }
  }
}
