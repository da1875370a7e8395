import Engine

/// A closed form of a figure's axes, such as `0.25 ^ (20 - layer)`, to be drawn beside what was measured.
public struct CurveFormula: Sendable {
  private let source: DirectiveSource
  private let expression: Expression

  /// - Throws: If the text is no expression.
  public init(_ source: DirectiveSource) throws(Diagnostics) {
    self.source = source
    expression = try Self.expression(source)
  }

  /// The left side of an equation less its right side: `chi(tanh, scaled, normal) = 1`.
  ///
  /// - Throws: If the text is no equation.
  public init(equation source: DirectiveSource) throws(Diagnostics) {
    self.source = source
    let equation = try Self.expression(source)
    guard case .comparison(let left, let steps) = equation.kind, steps.count == 1,
      steps[0].comparison == .equal
    else {
      throw Diagnostics([
        source.diagnostic(
          equation.range, "expected an equation",
          notes: ["for example chi(tanh, scaled, normal) = 1"])
      ])
    }
    expression = Expression(
      kind: .arithmetic(.subtract, left, steps[0].right), range: equation.range)
  }

  private static func expression(_ source: DirectiveSource) throws(Diagnostics) -> Expression {
    var parser = try ExpressionParser(source)
    let expression = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected("an operator or the end") }
    return expression
  }

  /// Words other than the variables, and all that has no place in a formula.
  public func check(variables: [String]) -> [Diagnostic] { problems(expression, variables) }

  private func problems(_ expression: Expression, _ variables: [String]) -> [Diagnostic] {
    switch expression.kind {
    case .number: []
    case .percent(let operand), .negated(let operand): problems(operand, variables)
    case .arithmetic(_, let left, let right):
      problems(left, variables) + problems(right, variables)
    case .word(let word, _):
      variables.contains(word) ? [] : [unknown(word, at: expression.range, variables)]
    case .call(let call) where MeanFieldFunction(rawValue: call.name) != nil:
      problems(ofTheory: call, variables)
    case .call(let call):
      (Self.functions.contains { $0.name == call.name } && call.arguments.count == 1
        ? []
        : [
          source.diagnostic(
            call.nameRange,
            "a formula knows no function '\(call.name)' of \(call.arguments.count) values",
            suggestion: SpellingSuggestion.nearest(call.name, among: Self.functions.map(\.name)))
        ]) + call.arguments.flatMap { problems($0, variables) }
    case .path, .comparison, .not, .both, .either:
      [
        source.diagnostic(
          expression.range, "a formula has numbers and \(Self.summary(of: variables)) only")
      ]
    }
  }

  private func unknown(_ word: String, at range: Range<Int>, _ variables: [String]) -> Diagnostic {
    source.diagnostic(
      range, "unknown variable '\(word)'",
      suggestion: variables.count == 1
        ? variables[0] : SpellingSuggestion.nearest(word, among: variables),
      notes: ["the figure's formula has \(Self.summary(of: variables))"])
  }

  private static func summary(of variables: [String]) -> String {
    variables.count == 1
      ? "the variable '\(variables[0])'" : "the variables \(variables.quotedList)"
  }

  /// `chi(tanh, scaled, 0)`: an activation, then σ_w and σ_b.
  private func problems(ofTheory call: FunctionCall, _ variables: [String]) -> [Diagnostic] {
    guard call.arguments.count == 3 else {
      return [
        source.diagnostic(
          call.nameRange, "'\(call.name)' takes an activation, σ_w and σ_b",
          notes: ["for example \(call.name)(tanh, 1.5, 0.05)"])
      ]
    }
    let numbers = call.arguments.dropFirst().flatMap { problems($0, variables) }
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
  public func callAsFunction(_ values: [String: Double]) -> Double { evaluate(expression, values) }

  private func evaluate(_ expression: Expression, _ values: [String: Double]) -> Double {
    switch expression.kind {
    case .number(let number): number
    case .percent(let operand): evaluate(operand, values) / 100
    case .negated(let operand): -evaluate(operand, values)
    case .word(let word, _): values[word] ?? .nan
    case .arithmetic(let operation, let left, let right):
      operation(evaluate(left, values), evaluate(right, values))
    case .call(let call):
      MeanFieldFunction(rawValue: call.name).map { theory in
        theory(
          activation: call.activation ?? "",
          weightDeviation: evaluate(call.arguments[1], values),
          biasDeviation: evaluate(call.arguments[2], values))
      } ?? Self.functions.first { $0.name == call.name }.map { function in
        function.apply(call.arguments.first.map { evaluate($0, values) } ?? .nan)
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
