/// Turns tokens into an expression by recursive descent.
struct ExpressionParser {
  /// Deeper nesting, and longer chains of operators, are refused.
  static let deepestNesting = 64
  private static let mostNodes = 600

  let source: DirectiveSource
  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0
  private var nodes = 0
  /// The end of the label read last.
  var previousEnd = 0

  init(_ source: DirectiveSource) throws(Diagnostics) {
    self.source = source
    tokens = try ExpressionLexer.tokens(of: source)
  }

  /// A whole expression up to a token that cannot continue it.
  mutating func expression() throws(Diagnostics) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestNesting else {
      throw error(current.range, "an expression may be nested \(Self.deepestNesting) deep")
    }
    return try disjunction()
  }

  // MARK: Comparisons and their combinations

  private mutating func disjunction() throws(Diagnostics) -> Expression {
    var left = try conjunction()
    while takeName("or") {
      let right = try conjunction()
      left = try node(.either(left, right), over: left, right)
    }
    return left
  }

  private mutating func conjunction() throws(Diagnostics) -> Expression {
    var left = try negation()
    while takeName("and") {
      let right = try negation()
      left = try node(.both(left, right), over: left, right)
    }
    return left
  }

  private mutating func negation() throws(Diagnostics) -> Expression {
    let start = current.range.lowerBound
    var count = 0
    while takeName("not") { count += 1 }
    var operand = try comparison()
    for _ in 0..<count { operand = try node(.not(operand), start..<operand.range.upperBound) }
    return operand
  }

  private mutating func comparison() throws(Diagnostics) -> Expression {
    let first = try sum()
    var steps: [ComparisonStep] = []
    while case .symbol(let symbol) = current.kind,
      let comparison = Comparison(rawValue: symbol.rawValue)
    {
      let place = current.range
      index += 1
      let right = try sum()
      let tolerance = take(.plusMinus) ? try sum() : nil
      if comparison == .approximately, tolerance == nil {
        throw error(place, "'≈' needs a tolerance, for example ≈ 0.69 ± 2 %")
      }
      if comparison != .approximately, let tolerance {
        throw error(tolerance.range, "a tolerance belongs to '≈', not to '\(comparison.rawValue)'")
      }
      steps.append(ComparisonStep(comparison: comparison, right: right, tolerance: tolerance))
    }
    guard let last = steps.last else { return first }
    return try node(.comparison(first, steps), over: first, last.tolerance ?? last.right)
  }

  // MARK: Arithmetic

  private mutating func sum() throws(Diagnostics) -> Expression {
    var left = try product()
    while let operation = takeOperator([.plus: .add, .minus: .subtract]) {
      let right = try product()
      left = try node(.arithmetic(operation, left, right), over: left, right)
    }
    return left
  }

  private mutating func product() throws(Diagnostics) -> Expression {
    var left = try sign()
    while let operation = takeOperator([.times: .multiply, .divided: .divide]) {
      let right = try sign()
      left = try node(.arithmetic(operation, left, right), over: left, right)
    }
    return left
  }

  private mutating func sign() throws(Diagnostics) -> Expression {
    let start = current.range.lowerBound
    var isNegative = false
    while true {
      if take(.minus) { isNegative.toggle() } else if !take(.plus) { break }
    }
    let operand = try power()
    return isNegative ? try node(.negated(operand), start..<operand.range.upperBound) : operand
  }

  private mutating func power() throws(Diagnostics) -> Expression {
    let base = try percent()
    guard take(.power) else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepestNesting else {
      throw error(current.range, "an expression may be nested \(Self.deepestNesting) deep")
    }
    let exponent = try sign()
    return try node(.arithmetic(.power, base, exponent), over: base, exponent)
  }

  private mutating func percent() throws(Diagnostics) -> Expression {
    let operand = try primary()
    let end = current.range.upperBound
    return take(.percent) ? try node(.percent(operand), operand.range.lowerBound..<end) : operand
  }

  private mutating func primary() throws(Diagnostics) -> Expression {
    let token = current
    switch token.kind {
    case .number(let value):
      index += 1
      return try node(.number(value), token.range)
    case .quoted(let text):
      index += 1
      return try node(.word(text, isQuoted: true), token.range)
    case .symbol(.openParenthesis):
      index += 1
      let inner = try expression()
      let end = current.range.upperBound
      try expect(.closeParenthesis, opened: token)
      return Expression(kind: inner.kind, range: token.range.lowerBound..<end)
    case .name(let name) where !["and", "or", "not"].contains(name):
      index += 1
      return try named(name, token.range)
    default:
      throw unexpected("a value such as deep-sigmoid.loss or 0.1")
    }
  }

  private mutating func named(
    _ name: String, _ range: Range<Int>
  ) throws(Diagnostics) -> Expression {
    if current.kind == .symbol(.openParenthesis) { return try call(name, range) }
    if take(.dot) { return try path(name, range) }
    switch name {
    case "pi": return try node(.number(.pi), range)
    case "inf": return try node(.number(.infinity), range)
    case "nan": return try node(.number(.nan), range)
    default: return try node(.word(name, isQuoted: false), range)
    }
  }

  private mutating func call(
    _ name: String, _ range: Range<Int>
  ) throws(Diagnostics) -> Expression {
    let open = current
    index += 1
    var arguments: [Expression] = []
    if current.kind != .symbol(.closeParenthesis) {
      repeat { arguments.append(try expression()) } while take(.comma)
    }
    let end = current.range.upperBound
    try expect(.closeParenthesis, opened: open)
    let call = FunctionCall(name: name, nameRange: range, arguments: arguments)
    return try node(.call(call), range.lowerBound..<end)
  }

  // MARK: Tokens

  var current: ExpressionToken { tokens[index] }

  /// Goes on to the next token; the end stays the end.
  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func take(_ symbol: ExpressionToken.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func takeName(_ name: String) -> Bool {
    guard current.isName(name) else { return false }
    advance()
    return true
  }

  private mutating func takeOperator(
    _ operators: [ExpressionToken.Symbol: ArithmeticOperator]
  ) -> ArithmeticOperator? {
    guard case .symbol(let symbol) = current.kind, let operation = operators[symbol] else {
      return nil
    }
    advance()
    return operation
  }

  mutating func expect(
    _ symbol: ExpressionToken.Symbol, opened: ExpressionToken
  ) throws(Diagnostics) {
    if take(symbol) { return }
    if current.kind == .end {
      throw error(opened.range, "'\(symbol.rawValue)' is missing: this is never closed")
    }
    throw unexpected("'\(symbol.rawValue)' or ','")
  }

  /// An error about the current token.
  func unexpected(_ expected: String) -> Diagnostics {
    let found = String(source.text.dropFirst(current.range.lowerBound).prefix(current.range.count))
    if current.kind == .end {
      return error(current.range, "expected \(expected), but the text ends here")
    }
    return error(current.range, "expected \(expected), found '\(found)'")
  }

  func error(_ range: Range<Int>, _ message: String, notes: [String] = []) -> Diagnostics {
    Diagnostics([source.diagnostic(range, message, notes: notes)])
  }

  mutating func node(
    _ kind: Expression.Kind, _ range: Range<Int>
  ) throws(Diagnostics) -> Expression {
    nodes += 1
    guard nodes <= Self.mostNodes else {
      throw error(range, "an expression is limited to \(Self.mostNodes) operations")
    }
    return Expression(kind: kind, range: range)
  }

  private mutating func node(
    _ kind: Expression.Kind, over first: Expression, _ last: Expression
  ) throws(Diagnostics) -> Expression {
    try node(kind, first.range.lowerBound..<last.range.upperBound)
  }
}
