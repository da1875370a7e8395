/// A word of an expression.
struct ExpressionToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Double)
    /// A name in kebab-case or a keyword: `deep-sigmoid`, `and`.
    case name(String)
    /// A label in quotes.
    case quoted(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case power = "^"
    case percent = "%"
    case less = "<"
    case lessOrEqual = "≤"
    case greater = ">"
    case greaterOrEqual = "≥"
    case equal = "="
    case notEqual = "≠"
    case approximately = "≈"
    case plusMinus = "±"
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case comma = ","
    case dot = "."
    case upTo = ".."
    case colon = ":"
  }

  var kind: Kind
  /// Character offsets in the expression's text.
  var range: Range<Int>

  func isName(_ name: String) -> Bool { kind == .name(name) }
}
