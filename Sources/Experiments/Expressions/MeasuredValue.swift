/// One value with what the seeds made of it.
public struct MeasuredValue: Hashable, Sendable {
  /// The value for each seed, in the order of the seeds; one without a seed axis. Of texts empty.
  public let values: [Double]
  /// The text for each seed; nil for numbers.
  public let texts: [String]?

  /// How many seeds the value was measured with.
  public var seeds: Int { texts?.count ?? values.count }

  /// The median over the seeds that have a value; NaN if it is NaN for one of them, or if none has.
  public var median: Double { Statistics.median(values) }

  public var minimum: Double { Statistics.minimum(values) }

  public var maximum: Double { Statistics.maximum(values) }

  /// Whether no number can be shown.
  public var isNaN: Bool { texts == nil && median.isNaN }

  /// Whether the seeds differ.
  public var hasSpread: Bool {
    if let texts { return Set(texts).count > 1 }
    let measured = values.filter { !Measurement.isMissing($0) }
    return measured.contains { $0 != measured[0] && !$0.isNaN }
  }

  /// The median, or the most frequent text, as a reader sees it.
  public func formatted(
    _ formatter: ValueFormatter = .auto, locale: NumberLocale = .english
  ) -> String {
    guard let texts else { return formatter.format(median, locale: locale) }
    let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
  }

  /// The smallest and the largest value, as a reader sees them.
  public func formattedSpread(
    _ formatter: ValueFormatter = .auto, locale: NumberLocale = .english
  ) -> (minimum: String, maximum: String) {
    (formatter.format(minimum, locale: locale), formatter.format(maximum, locale: locale))
  }

  /// A quantity of which only the seeds are left.
  init(_ quantity: Quantity) {
    let numbers = quantity.numbers?.values ?? []
    switch quantity.kind {
    case .number, .truth:
      values = numbers
      texts = nil
    case .text(let all):
      values = []
      texts = numbers.map { $0.isNaN ? "NaN" : all[Int($0)] }
    }
  }
}
