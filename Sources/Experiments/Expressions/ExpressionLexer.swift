/// Cuts the text of an expression into tokens.
///
/// A hyphen between letters or digits belongs to a name: `a-b` is one name, `a - b` a difference.
struct ExpressionLexer {
  /// Longer texts are refused.
  static let longestText = 4000

  /// Other spellings of symbols, longest first.
  private static let spellings: [(String, ExpressionToken.Symbol)] = [
    ("+/-", .plusMinus), ("+-", .plusMinus), ("<=", .lessOrEqual), (">=", .greaterOrEqual),
    ("!=", .notEqual), ("==", .equal), ("~=", .approximately), ("..", .upTo), ("…", .upTo),
    ("−", .minus), ("×", .times), ("·", .times), ("÷", .divided),
  ]

  /// What other languages write, and what to write instead.
  private static let foreign: [(String, String)] = [
    ("&&", "and"), ("||", "or"), ("**", "^"), ("!", "not"), ("~", "≈"), ("|", ":"), ("{", "["),
    ("}", "]"), ("&", "and"), (";", ","),
  ]

  private let source: DirectiveSource
  private let characters: [Character]
  private var index = 0

  static func tokens(of source: DirectiveSource) throws(Diagnostics) -> [ExpressionToken] {
    var lexer = ExpressionLexer(source)
    return try lexer.tokens()
  }

  private init(_ source: DirectiveSource) {
    self.source = source
    characters = Array(source.text)
  }

  private mutating func tokens() throws(Diagnostics) -> [ExpressionToken] {
    guard characters.count <= Self.longestText else {
      throw error(0..<1, "an expression is limited to \(Self.longestText) characters")
    }
    var tokens: [ExpressionToken] = []
    while true {
      skipBlanks()
      let start = index
      let kind = try next()
      tokens.append(ExpressionToken(kind: kind, range: start..<index))
      if kind == .end { return tokens }
    }
  }

  /// Blanks, and comments from `#` to the end of the line.
  private mutating func skipBlanks() {
    while index < characters.count {
      if characters[index] == "#" {
        while index < characters.count, !characters[index].endsLine { index += 1 }
      } else if characters[index].isBlank {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func next() throws(Diagnostics) -> ExpressionToken.Kind {
    guard let character = peek(0) else { return .end }
    if isDigit(character) || (character == "." && peek(1).map(isDigit) == true) {
      return try number()
    }
    if isLetter(character) { return .name(name()) }
    if character == "\"" || character == "'" { return try quoted(character) }
    for (spelling, symbol) in Self.spellings where take(spelling) { return .symbol(symbol) }
    for (spelling, replacement) in Self.foreign where take(spelling) {
      throw error(
        index - spelling.count..<index, "'\(spelling)' has no meaning here", suggestion: replacement
      )
    }
    if let symbol = ExpressionToken.Symbol(rawValue: String(character)) {
      index += 1
      return .symbol(symbol)
    }
    throw error(index..<index + 1, "the character '\(character)' has no meaning here")
  }

  private mutating func number() throws(Diagnostics) -> ExpressionToken.Kind {
    let start = index
    var text = ""
    while let character = peek(0) {
      let isExponentSign = character == "-" || character == "+"
      if isExponentSign {
        // A sign belongs to the number only after its exponent's e.
        guard text.last == "e" || text.last == "E" else { break }
      } else if character == "." {
        // Two dots are a range: 1..5.
        guard peek(1) != ".", !text.contains(".") else { break }
      } else if !(isDigit(character) || isLetter(character) || character == "_") {
        break
      }
      text.append(character)
      index += 1
    }
    guard let value = NumberSyntax.double(text) else {
      throw error(
        start..<index, "'\(text)' is not a number", notes: ["a label that is no name needs quotes"])
    }
    return .number(value)
  }

  private mutating func name() -> String {
    var text = ""
    while let character = peek(0) {
      let joins = character == "-" && peek(1).map { isLetter($0) || isDigit($0) } == true
      guard isLetter(character) || isDigit(character) || character == "_" || joins else { break }
      text.append(character)
      index += 1
    }
    return text
  }

  private mutating func quoted(_ quote: Character) throws(Diagnostics) -> ExpressionToken.Kind {
    let start = index
    index += 1
    var text = ""
    while let character = peek(0), !character.endsLine {
      index += 1
      if character == quote { return .quoted(text) }
      text.append(character)
    }
    throw error(start..<start + 1, "this quote is never closed")
  }

  private func peek(_ distance: Int) -> Character? {
    index + distance < characters.count ? characters[index + distance] : nil
  }

  private mutating func take(_ spelling: String) -> Bool {
    guard characters[index...].starts(with: spelling) else { return false }
    index += spelling.count
    return true
  }

  private func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isWholeNumber
  }

  private func isLetter(_ character: Character) -> Bool { character.isLetter }

  private func error(
    _ range: Range<Int>, _ message: String, suggestion: String? = nil, notes: [String] = []
  ) -> Diagnostics {
    Diagnostics([source.diagnostic(range, message, suggestion: suggestion, notes: notes)])
  }
}

extension DirectiveSource {
  /// An error about a range of characters; what stands on later lines is not underlined.
  func diagnostic(
    _ range: Range<Int>, _ message: String, suggestion: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    let line = text.dropFirst(range.lowerBound).prefix(range.count).prefix { !$0.endsLine }
    return Diagnostic(
      at: position(at: range.lowerBound), length: line.count, message, suggestion: suggestion,
      notes: notes)
  }
}
