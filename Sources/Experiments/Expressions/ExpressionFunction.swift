import Engine

/// A function an expression may call; one entry of a table that also feeds the reference.
public struct ExpressionFunction: Sendable {
  enum Behavior: Sendable {
    /// One number for each number.
    case elementwise(@Sendable (Double) -> Double)
    /// One truth value for each number.
    case test(@Sendable (Double) -> Bool)
    /// One number for those along an axis, or along all axes together.
    case reduction(@Sendable ([Double]) -> Double)
    /// A reduction, or, of several values, the extreme one in each place.
    case extremum(@Sendable ([Double]) -> Double)
    /// One truth value for those along an axis.
    case quantifier(@Sendable ([Double]) -> Bool)
    /// The number at an axis's first or last label.
    case end(isLast: Bool)
    /// The label of the largest or smallest number.
    case labelOfExtremum(sign: Double)
    case count, quantile, slope, ratio
    /// A number of theory, of an activation and two numbers.
    case meanField(MeanFieldFunction)
  }

  public let name: String
  /// How it is called, for example `quantile(x, 0.9, axis)`; an axis may always be left out.
  public let signature: String
  /// One sentence for the reference page.
  public let summary: String
  let behavior: Behavior

  /// A call with a path in each place that takes numbers.
  public var example: String {
    let places = [
      "x": "deep-sigmoid.loss", "axis": "step", "a": "deep-sigmoid.loss[step=first]",
      "b": "deep-sigmoid.loss[step=last]",
    ]
    let arguments = signature.dropFirst(name.count + 1).dropLast().split(separator: ",")
    let filled = arguments.map { argument in
      argument.split(separator: " ").map { places[String($0)] ?? String($0) }
        .joined(separator: " ")
    }
    return "\(name)(\(filled.joined(separator: ", ")))"
  }

  private init(_ signature: String, _ summary: String, _ behavior: Behavior) {
    name = String(signature.prefix { $0 != "(" })
    self.signature = signature
    self.summary = summary
    self.behavior = behavior
  }

  public static func named(_ name: String) -> ExpressionFunction? {
    all.first { $0.name == name }
  }

  /// All functions. Without an axis, a reduction takes all axes but `seed` together, and `seed` if
  /// there is no other.
  public static let all: [ExpressionFunction] = [
    .init("first(x, axis)", "The value at an axis's first label.", .end(isLast: false)),
    .init("last(x, axis)", "The value at an axis's last label.", .end(isLast: true)),
    .init("min(x, axis)", "The smallest value; min(a, b) of two.", .extremum(Statistics.minimum)),
    .init("max(x, axis)", "The largest value; max(a, b) of two.", .extremum(Statistics.maximum)),
    .init("mean(x, axis)", "The arithmetic mean.", .reduction(Statistics.mean)),
    .init("median(x, axis)", "The middle value.", .reduction(Statistics.median)),
    .init("quantile(x, 0.9, axis)", "The value below which a fraction lies.", .quantile),
    .init(
      "std(x, axis)", "The sample's standard deviation, over n − 1.",
      .reduction(Statistics.standardDeviation)),
    .init("sum(x, axis)", "The sum.", .reduction(Statistics.sum)),
    .init(
      "slope(x, axis)",
      "The least squares slope against the axis's numbers; slope(log10(x), layer) is in decades"
        + " per layer.", .slope),
    .init("ratio(a, b)", "a divided by b.", .ratio),
    .init("argmax(x, axis)", "The label of the largest value.", .labelOfExtremum(sign: 1)),
    .init("argmin(x, axis)", "The label of the smallest value.", .labelOfExtremum(sign: -1)),
    .init(
      "count(x < 1, axis)",
      "For how many labels a comparison holds; of numbers, how many there are.", .count),
    .init(
      "all(x < 1, axis)", "Whether a comparison holds for every label.",
      .quantifier { !$0.contains(0) }),
    .init(
      "any(x < 1, axis)", "Whether a comparison holds for some label.",
      .quantifier { $0.contains(1) }),
    .init("finite(x)", "Whether a value is neither infinite nor NaN.", .test { $0.isFinite }),
    .init("isnan(x)", "Whether a value is NaN.", .test { $0.isNaN }),
    .init("abs(x)", "The magnitude.", .elementwise { abs($0) }),
    .init("sqrt(x)", "The square root.", .elementwise { $0.squareRoot() }),
    .init("log(x)", "The natural logarithm.", .elementwise { PortableMath.log($0) }),
    .init("log10(x)", "The decimal logarithm.", .elementwise { PortableMath.log10($0) }),
    .init("exp(x)", "The exponential function.", .elementwise { PortableMath.exp($0) }),
    .init(
      "chi(tanh, 1.5, 0.05)",
      "χ₁ of mean-field theory for an activation, σ_w and σ_b: by what a wide random layer"
        + " multiplies the squared norm of the gradient.", .meanField(.chi)),
    .init(
      "variance(tanh, 1.5, 0.05)",
      "q* of mean-field theory for an activation, σ_w and σ_b: the variance of z that wide random"
        + " layers settle at.", .meanField(.variance)),
  ]
}
