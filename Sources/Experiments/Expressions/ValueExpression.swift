/// A value quoted in prose: an expression, and after a `:` how it is written.
///
/// ```
/// deep-sigmoid.gradient-norm[layer=1] / deep-sigmoid.gradient-norm[layer=last] : sci2
/// ```
///
/// All axes but `seed` must be selected or reduced; those with a single label need not be. The
/// value is found for each seed; shown are its median over the seeds and its spread.
public struct ValueExpression: Hashable, Sendable {
  public let source: DirectiveSource
  public let formatter: ValueFormatter
  let expression: Expression
  private let formatterRange: Range<Int>?

  /// Reads a value.
  ///
  /// - Throws: The first thing that keeps the text from being a value.
  public static func parse(_ source: DirectiveSource) throws(Diagnostics) -> ValueExpression {
    var parser = try ExpressionParser(source)
    let expression = try parser.expression()
    var formatter = ValueFormatter.auto
    var range: Range<Int>?
    if parser.take(.colon) {
      let token = parser.current
      guard case .name(let name) = token.kind else {
        throw parser.unexpected("a formatter such as sci2 after ':'")
      }
      guard let named = ValueFormatter(name) else {
        let names = ValueFormatter.examples.map(\.name).quotedList
        throw Diagnostics([
          source.diagnostic(
            token.range, "no formatter '\(name)'", suggestion: ValueFormatter.nearest(name),
            notes: ["formatters are \(names), with other digits too"])
        ])
      }
      formatter = named
      range = token.range
      parser.advance()
    }
    guard parser.current.kind == .end else { throw parser.unexpected("an operator or the end") }
    return ValueExpression(
      source: source, formatter: formatter, expression: expression, formatterRange: range)
  }

  /// Reads a value that stands on one line, as a code span does.
  public static func parse(
    _ text: String, at position: SourcePosition
  ) throws(Diagnostics) -> ValueExpression {
    try parse(DirectiveSource(text: text, at: position))
  }

  public var references: ExpressionReferences { ExpressionReferences(expression, in: source) }

  /// Finds, before anything has run, everything that will keep the value from being found.
  public func check(against schema: ResultSchema) throws(Diagnostics) {
    var evaluator = ExpressionEvaluator(source, schema: schema)
    _ = try quantity(&evaluator)
  }

  /// The value, for each seed.
  public func evaluate(in results: ResultSet) throws(Diagnostics) -> MeasuredValue {
    var evaluator = ExpressionEvaluator(source, schema: results.schema, results: results)
    return MeasuredValue(try quantity(&evaluator))
  }

  private func quantity(_ evaluator: inout ExpressionEvaluator) throws(Diagnostics) -> Quantity {
    if let quantity = evaluator.evaluate(expression)?.withoutSingleLabels {
      if quantity.kind == .truth {
        evaluator.report(
          expression.range, "a value is a number or a text, found a comparison",
          notes: ["comparisons belong into a claim"])
      } else if case .text = quantity.kind, formatter != .auto, let formatterRange {
        evaluator.report(formatterRange, "this formatter writes numbers, the value is a text")
      } else if evaluator.requireNoAxes(quantity, of: expression), evaluator.diagnostics.isEmpty {
        return quantity
      }
    }
    throw evaluator.errors
  }
}

extension ExpressionEvaluator {
  /// What was found wrong, each once, in the order of the text.
  var errors: Diagnostics {
    var seen: Set<Diagnostic> = []
    return Diagnostics(
      diagnostics.filter { seen.insert($0).inserted }.sorted { $0.position < $1.position })
  }
}
