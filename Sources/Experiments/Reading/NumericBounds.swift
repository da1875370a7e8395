/// The values a number of a directive may have.
public struct NumericBounds: Hashable, Sendable, CustomStringConvertible {
  public var lower: Double
  public var upper: Double
  public var excludesLower: Bool
  public var excludesUpper: Bool

  public init(
    lower: Double = -.infinity, upper: Double = .infinity, excludesLower: Bool = false,
    excludesUpper: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.excludesLower = excludesLower
    self.excludesUpper = excludesUpper
  }

  /// Any finite number.
  public static let any = NumericBounds()
  /// Above 0.
  public static let positive = NumericBounds(lower: 0, excludesLower: true)
  /// 0 or above.
  public static let nonnegative = NumericBounds(lower: 0)
  /// From 0 to 1, both included.
  public static let unit = NumericBounds(lower: 0, upper: 1)

  public static func from(_ lower: Double, to upper: Double) -> NumericBounds {
    NumericBounds(lower: lower, upper: upper)
  }

  public static func from(_ lower: Double, below upper: Double) -> NumericBounds {
    NumericBounds(lower: lower, upper: upper, excludesUpper: true)
  }

  public static func above(_ lower: Double, below upper: Double = .infinity) -> NumericBounds {
    NumericBounds(lower: lower, upper: upper, excludesLower: true, excludesUpper: upper.isFinite)
  }

  public func contains(_ value: Double) -> Bool {
    (excludesLower ? value > lower : value >= lower)
      && (excludesUpper ? value < upper : value <= upper)
  }

  /// Completes "a number …", for example "above 0"; empty when all numbers are allowed.
  public var description: String {
    let low = Measurement.Label.number(lower).description
    let high = Measurement.Label.number(upper).description
    return switch (lower.isFinite, upper.isFinite) {
    case (false, false): ""
    case (true, false): excludesLower ? "above \(low)" : "of at least \(low)"
    case (false, true): excludesUpper ? "below \(high)" : "of at most \(high)"
    case (true, true):
      "\(excludesLower ? "above" : "from") \(low) \(excludesUpper ? "and below" : "to") \(high)"
    }
  }

  /// A number inside, to be shown in messages and to go on with after an error.
  var example: Double {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): lower + (upper - lower) / 2
    case (true, false): lower == 0 ? 0.1 : lower + 1
    case (false, true): upper - 1
    case (false, false): 1
    }
  }
}
