extension Measurement.Label {
  /// A label as an author writes it: a number if it reads as one.
  public init(written text: String) {
    self = NumberSyntax.double(text).map { .number($0) } ?? .text(text)
  }
}

extension Measurement {
  /// The middle one of some values, or the mean of the two in the middle; NaN if one is NaN.
  public static func median(of values: [Double]) -> Double { Statistics.median(values) }
}
