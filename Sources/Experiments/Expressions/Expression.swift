/// A value, a comparison or a combination of comparisons, as written, with places for messages.
///
/// ```
/// deep-sigmoid.gradient-norm[layer=1, step=first] < 1e-6 * max(deep-sigmoid.gradient-norm, layer)
/// ```
///
/// Names are in kebab-case, so a minus needs a space around it: `a - b`. From loosest to tightest:
/// `or`, `and`, `not`, comparisons (which chain: `a < b < c`), `+ -`, `* /`, unary minus, `^`, `%`.
struct Expression: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case number(Double)
    /// `2 %`: as a tolerance relative, elsewhere a hundredth.
    case percent(Expression)
    case path(ResultPath)
    /// A bare word: an axis or a label, where a function or a comparison expects one.
    case word(String, isQuoted: Bool)
    case negated(Expression)
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case call(FunctionCall)
    case comparison(Expression, [ComparisonStep])
    case not(Expression)
    case both(Expression, Expression)
    case either(Expression, Expression)
  }

  var kind: Kind
  /// Character offsets in the expression's text.
  var range: Range<Int>
}

/// `experiment.metric[axis=label, …]`
struct ResultPath: Hashable, Sendable {
  struct Selector: Hashable, Sendable {
    var axis: String
    var axisRange: Range<Int>
    var choice: Choice
    var choiceRange: Range<Int>
  }

  enum Choice: Hashable, Sendable {
    /// One label, or a way to choose or reduce: `first`, `last`, `mean`, `median`, `min`, `max`, `std`.
    case label(LabelText)
    /// All labels from one number to another, both included; the axis stays.
    case range(Double, Double)
  }

  /// A label as written.
  enum LabelText: Hashable, Sendable {
    /// With the text it was written as.
    case number(Double, written: String)
    case word(String, isQuoted: Bool)
  }

  var experiment: String
  var experimentRange: Range<Int>
  var metric: String
  var metricRange: Range<Int>
  var selectors: [Selector]
}

struct FunctionCall: Hashable, Sendable {
  var name: String
  var nameRange: Range<Int>
  var arguments: [Expression]
}

/// One further side of a chain of comparisons.
struct ComparisonStep: Hashable, Sendable {
  var comparison: Comparison
  var right: Expression
  /// What may stand after `±`; only with `≈`, and there always.
  var tolerance: Expression?
}

enum ArithmeticOperator: Hashable, Sendable {
  case add, subtract, multiply, divide, power

  func callAsFunction(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .power: Statistics.power(left, right)
    }
  }
}

/// How two sides of a claim are compared. Comparisons with NaN are false, all of them.
public enum Comparison: String, Hashable, Sendable {
  case less = "<"
  case lessOrEqual = "≤"
  case greater = ">"
  case greaterOrEqual = "≥"
  case equal = "="
  case notEqual = "≠"
  case approximately = "≈"

  /// How far the sides are from the point where the comparison changes; positive when it holds.
  ///
  /// - Returns: The distance in units of the sides; NaN with a side that is NaN, nil for `=` and `≠`.
  func margin(_ left: Double, _ right: Double, tolerance: Double) -> Double? {
    switch self {
    case .less, .lessOrEqual: left == right ? 0 : right - left
    case .greater, .greaterOrEqual: left == right ? 0 : left - right
    case .approximately: left == right ? tolerance : tolerance - abs(left - right)
    case .equal, .notEqual: nil
    }
  }

  func holds(_ left: Double, _ right: Double, tolerance: Double) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .equal: left == right
    case .notEqual: left < right || left > right
    case .approximately:
      left == right || (abs(left - right) <= tolerance && abs(left - right).isFinite)
    }
  }
}
