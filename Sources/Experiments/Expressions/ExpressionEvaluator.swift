/// Computes an expression over results, or, before anything has run, checks it over their shapes.
struct ExpressionEvaluator {
  /// One comparison of a claim with both its sides.
  struct Measured {
    var comparison: Comparison
    var left: Expression
    var right: Expression
    var tolerance: Expression?
    var leftQuantity: Quantity
    var rightQuantity: Quantity
    /// In units of the sides.
    var toleranceQuantity: Quantity?
    var truth: Quantity
  }

  let source: DirectiveSource
  let schema: ResultSchema
  /// Nil while only the shapes are known.
  let results: ResultSet?
  /// Whether comparisons are made between medians over the seeds instead of for each seed.
  let comparesMedians: Bool
  var diagnostics: [Diagnostic] = []
  /// The comparisons outside of functions, in the order of the text.
  var measured: [Measured] = []
  /// The first path that left an axis unselected.
  private(set) var axisOrigins: [String: Expression] = [:]
  private var callDepth = 0

  init(
    _ source: DirectiveSource, schema: ResultSchema, results: ResultSet? = nil,
    comparesMedians: Bool = false
  ) {
    self.source = source
    self.schema = schema
    self.results = results
    self.comparesMedians = comparesMedians
  }

  /// What an expression stands for; nil after an error, which is among the diagnostics.
  mutating func evaluate(_ expression: Expression) -> Quantity? {
    switch expression.kind {
    case .number(let value):
      return Quantity(Measurement(value))
    case .percent(let operand):
      return number(operand)?.map(kind: .number) { $0 / 100 }
    case .path(let path):
      let quantity = resolve(path)
      for axis in quantity?.axes ?? [] where axisOrigins[axis.name] == nil {
        axisOrigins[axis.name] = expression
      }
      return quantity
    case .word(let word, let isQuoted):
      reportWord(word, isQuoted: isQuoted, at: expression.range)
      return nil
    case .negated(let operand):
      return number(operand)?.map(kind: .number) { -$0 }
    case .arithmetic(let operation, let left, let right):
      let operands = (number(left), number(right))
      return combine(operands.0, operands.1, at: expression.range) { operation($0, $1) }
    case .call(let call):
      callDepth += 1
      defer { callDepth -= 1 }
      return evaluate(call, at: expression.range)
    case .comparison(let first, let steps):
      return compare(first, steps, at: expression.range)
    case .not(let operand):
      return truth(operand)?.map(kind: .truth) { 1 - $0 }
    case .both(let left, let right):
      let operands = (truth(left), truth(right))
      return combine(operands.0, operands.1, kind: .truth, at: expression.range) { $0 * $1 }
    case .either(let left, let right):
      let operands = (truth(left), truth(right))
      return combine(operands.0, operands.1, kind: .truth, at: expression.range) { max($0, $1) }
    }
  }

  /// An expression that must be a number.
  mutating func number(_ expression: Expression) -> Quantity? {
    guard let quantity = evaluate(expression) else { return nil }
    if quantity.kind == .number { return quantity }
    report(expression.range, "expected a number, found \(quantity.kind.summary)")
    return nil
  }

  /// An expression that must be a comparison.
  mutating func truth(_ expression: Expression) -> Quantity? {
    guard let quantity = evaluate(expression) else { return nil }
    if quantity.kind == .truth { return quantity }
    report(
      expression.range, "expected a comparison, found \(quantity.kind.summary)",
      notes: ["for example \(text(of: expression)) < 1"])
    return nil
  }

  /// Two quantities label by label; an error when their labels do not fit.
  mutating func combine(
    _ left: Quantity?, _ right: Quantity?, kind: Quantity.Kind = .number, at range: Range<Int>,
    _ operation: (Double, Double) -> Double
  ) -> Quantity? {
    guard let left, let right else { return nil }
    do throws(Measurement.AxisConflict) {
      let axes = try Measurement.broadcastAxes(left.axes, right.axes)
      let count = axes.reduce(1.0) { $0 * Double($1.labels.count) }
      guard count <= Double(Quantity.mostValues) else {
        let names = axes.map { "'\($0.name)' (\($0.labels.count))" }.joined(separator: ", ")
        report(
          range, "this combines the axes \(names) to more than \(Quantity.mostValues) values",
          notes: ["select labels on both sides first, for example [step=last]"])
        return nil
      }
      return try left.combined(with: right, kind: kind, operation)
    } catch {
      let isSeed = error.left.name == Measurement.Axis.seedName
      report(
        range,
        "the axis '\(error.left.name)' has other labels on the left (\(error.left.summary)) than"
          + " on the right (\(error.right.summary))",
        notes: [
          isSeed
            ? "reduce the seeds on both sides first, for example [seed=median]"
            : "select the same labels on both sides, for example [\(error.left.name)=last]"
        ])
      return nil
    }
  }

  mutating func record(_ comparison: Measured) {
    if callDepth == 0 { measured.append(comparison) }
  }

  mutating func report(
    _ range: Range<Int>, _ message: String, suggestion: String? = nil, notes: [String] = []
  ) {
    diagnostics.append(
      source.diagnostic(range, message, suggestion: suggestion, notes: notes))
  }

  /// The expression as written, on one line.
  func text(of expression: Expression) -> String { source.oneLine(expression.range) }

  /// Reports the axes that are still there although one value is needed.
  mutating func requireNoAxes(_ quantity: Quantity, of expression: Expression) -> Bool {
    let left = quantity.axes.filter { $0.name != Measurement.Axis.seedName }
    guard let first = left.first else { return true }
    let place = axisOrigins[first.name] ?? expression
    let names = left.map { axis in
      "'\(axis.name)'\(axis.labels.isEmpty ? "" : " (\(axis.summary))")"
    }
    let label = first.labels.first.map { quoted($0) } ?? "first"
    report(
      place.range, "this still has the axis \(names.joined(separator: " and the axis "))",
      notes: [
        "select one, for example [\(first.name)=\(label)],"
          + " or reduce it, for example max(…, \(first.name))"
      ])
    return false
  }

  /// A label as it must be written in an expression.
  func quoted(_ label: Measurement.Label) -> String {
    guard case .text(let text) = label, !ValueReader.isName(text) else { return label.description }
    return "'\(text)'"
  }

  private mutating func reportWord(_ word: String, isQuoted: Bool, at range: Range<Int>) {
    if let experiment = schema.experiment(word) {
      report(
        range, "'\(word)' is an experiment: say which of its values is meant",
        suggestion: experiment.metrics.first.map { "\(word).\($0.name)" },
        notes: [metricsNote(experiment)])
    } else {
      let names = schema.experiments.map(\.name) + ExpressionFunction.all.map(\.name)
      report(
        range, "'\(word)' is not a value",
        suggestion: isQuoted ? nil : SpellingSuggestion.nearest(word, among: names),
        notes: ["a value is a number or a path such as deep-sigmoid.loss[step=last]"])
    }
  }
}

extension Quantity.Kind {
  /// What an error message calls it.
  var summary: String {
    switch self {
    case .number: "a number"
    case .truth: "a comparison"
    case .text: "a text"
    }
  }
}

extension DirectiveSource {
  /// A part of the text with every run of blanks as one space.
  func oneLine(_ range: Range<Int>) -> String {
    text.dropFirst(range.lowerBound).prefix(range.count).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
