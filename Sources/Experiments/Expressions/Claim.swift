/// What prose says about results: a comparison, held against them on every build.
///
/// ```
/// deep-sigmoid.gradient-norm[layer=1] < 1e-6 * deep-sigmoid.gradient-norm[layer=last]
/// deep-sigmoid.loss[step=last] ≈ 0.693 ± 2 %   for 4 of 5 seeds
/// ```
///
/// A claim is held against each seed and must hold for all of them, unless it ends with
/// `for 4 of 5 seeds` or with `for the median`, which compares the medians of both sides.
public struct Claim: Hashable, Sendable {
  /// For how many seeds a claim must hold.
  public enum Requirement: Hashable, Sendable {
    case everySeed
    case atLeast(Int, of: Int)
    case median
  }

  public let source: DirectiveSource
  public let requirement: Requirement
  let expression: Expression
  private let requirementRange: Range<Int>

  /// The claim as written, on one line.
  public var text: String {
    source.oneLine(expression.range.lowerBound..<requirementRange.upperBound)
  }

  public var position: SourcePosition { source.position(at: expression.range.lowerBound) }

  public var references: ExpressionReferences { ExpressionReferences(expression, in: source) }

  /// Reads one claim.
  public static func parse(_ source: DirectiveSource) throws(Diagnostics) -> Claim {
    var parser = try ExpressionParser(source)
    let expression = try parser.expression()
    let start = parser.current.range.lowerBound
    let requirement = try parser.requirement()
    guard parser.current.kind == .end else {
      throw parser.unexpected("an operator, 'for 4 of 5 seeds' or the end of the claim")
    }
    let end = parser.current.range.lowerBound
    let range =
      requirement == nil ? expression.range.upperBound..<expression.range.upperBound : start..<end
    return Claim(
      source: source, requirement: requirement ?? .everySeed, expression: expression,
      requirementRange: range)
  }

  /// Reads the claims of a directive's body: one a line, continued by indented lines and by lines
  /// that start with `and`, `or` or `for`. Errors in one claim do not hide those in the others.
  public static func parseAll(_ body: DirectiveSource) throws(Diagnostics) -> [Claim] {
    try body.checkSize()
    var claims: [Claim] = []
    var diagnostics: [Diagnostic] = []
    for source in sources(in: body) {
      do throws(Diagnostics) {
        claims.append(try parse(source))
      } catch {
        diagnostics += error.all
      }
    }
    if claims.isEmpty, diagnostics.isEmpty {
      diagnostics.append(body.diagnostic(0..<1, "a claim needs a comparison, as in a < b"))
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return claims
  }

  private static func sources(in body: DirectiveSource) -> [DirectiveSource] {
    var ranges: [Range<Int>] = []
    var offset = 0
    for line in DirectiveSource.lines(of: body.text) {
      let range = offset..<offset + line.count
      offset += line.count + 1
      let content = line.drop(while: \.isWhitespace)
      if content.isEmpty || content.first == "#" { continue }
      let first = content.prefix { !$0.isWhitespace }
      let continues = line.first?.isWhitespace == true || ["and", "or", "for"].contains(first)
      if continues, let last = ranges.last {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { body[$0] }
  }
}

extension Claim {
  /// Finds, before anything has run, everything that will keep the claim from being decided.
  public func check(against schema: ResultSchema) throws(Diagnostics) {
    var evaluator = ExpressionEvaluator(
      source, schema: schema, comparesMedians: requirement == .median)
    _ = try truth(&evaluator)
  }

  /// Holds the claim against results.
  public func evaluate(in results: ResultSet) throws(Diagnostics) -> ClaimResult {
    var evaluator = ExpressionEvaluator(
      source, schema: results.schema, results: results, comparesMedians: requirement == .median)
    let truth = try truth(&evaluator)
    return ClaimResult(self, truth: truth, evaluator: evaluator)
  }

  private func truth(_ evaluator: inout ExpressionEvaluator) throws(Diagnostics) -> Quantity {
    if let quantity = evaluator.evaluate(expression)?.withoutSingleLabels {
      if quantity.kind != .truth {
        evaluator.report(
          expression.range, "a claim is a comparison, found \(quantity.kind.summary)",
          notes: ["for example \(evaluator.text(of: expression)) < 1"])
      } else if evaluator.requireNoAxes(quantity, of: expression) {
        checkSeeds(quantity, &evaluator)
      }
      if evaluator.diagnostics.isEmpty { return quantity }
    }
    throw evaluator.errors
  }

  /// `for 4 of 5 seeds` must name as many seeds as there are.
  private func checkSeeds(_ quantity: Quantity, _ evaluator: inout ExpressionEvaluator) {
    guard case .atLeast(_, let expected) = requirement else { return }
    let seeds = quantity.axes.first?.labels.count ?? 1
    // No labels at all: the number of seeds is not known yet.
    guard seeds != 0, seeds != expected else { return }
    evaluator.report(
      requirementRange, "the claim counts \(expected) seeds, the experiment has \(seeds)")
  }
}

extension ExpressionParser {
  /// `for every seed`, `for 4 of 5 seeds` or `for the median`; nil without `for`.
  fileprivate mutating func requirement() throws(Diagnostics) -> Claim.Requirement? {
    guard takeName("for") else { return nil }
    if takeName("the") {
      guard takeName("median") else { throw unexpected("'median'") }
      return .median
    }
    if takeName("every") || takeName("all") {
      guard takeName("seed") || takeName("seeds") else { throw unexpected("'seed'") }
      return .everySeed
    }
    let start = current.range.lowerBound
    let some = try wholeNumber()
    guard takeName("of") else { throw unexpected("'of', as in 'for 4 of 5 seeds'") }
    let end = current.range.upperBound
    let all = try wholeNumber()
    guard takeName("seeds") || takeName("seed") else { throw unexpected("'seeds'") }
    guard 1 <= some, some <= all else {
      throw error(start..<end, "expected at least 1 of at least as many seeds")
    }
    return .atLeast(some, of: all)
  }

  private mutating func wholeNumber() throws(Diagnostics) -> Int {
    guard case .number(let value) = current.kind, let number = Int(exactly: value) else {
      throw unexpected("'every seed', '4 of 5 seeds' or 'the median'")
    }
    advance()
    return number
  }
}
