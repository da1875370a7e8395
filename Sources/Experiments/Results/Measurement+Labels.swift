extension Measurement.Label {
  /// A label as an author writes it: a number if it reads as one.
  public init(written text: String) {
    self = NumberSyntax.double(text).map { .number($0) } ?? .text(text)
  }
}

extension ValueReader {
  /// A label of an axis: a number if it reads as one, unless it is in quotes.
  public func axisLabel() -> Measurement.Label {
    let text = text()
    if case .scalar(let scalar) = node?.content, scalar.isQuoted { return .text(text) }
    return Measurement.Label(written: text)
  }
}

extension Measurement {
  /// The middle one of some values, or the mean of the two in the middle; NaN if one is NaN.
  public static func median(of values: [Double]) -> Double { Statistics.median(values) }
}
