import Engine

/// Reductions of a few numbers to one.
///
/// A NaN that was measured makes the result NaN. What was never measured, as a step after a run's
/// divergence or layer 20 of a network of 10, is left out; of nothing else the result is missing too.
enum Statistics {
  /// The numbers that were measured; nil if there are none, although there are places for some.
  private static func measured(_ values: [Double]) -> [Double]? {
    guard values.contains(where: Measurement.isMissing) else { return values }
    let measured = values.filter { !Measurement.isMissing($0) }
    return measured.isEmpty ? nil : measured
  }

  /// Summed from first to last, so that the result never varies.
  static func sum(_ values: [Double]) -> Double {
    measured(values)?.reduce(0, +) ?? Measurement.missing
  }

  static func mean(_ values: [Double]) -> Double {
    guard let values = measured(values) else { return Measurement.missing }
    return sum(values) / Double(values.count)
  }

  /// How many numbers were measured.
  static func count(_ values: [Double]) -> Double {
    Double(values.count { !Measurement.isMissing($0) })
  }

  static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }

  /// The value below which a fraction of the values lies, linear between neighbours.
  static func quantile(_ values: [Double], _ fraction: Double) -> Double {
    guard let values = measured(values) else { return Measurement.missing }
    guard !values.isEmpty, !values.contains(where: \.isNaN) else { return .nan }
    let sorted = values.sorted()
    let place = fraction * Double(sorted.count - 1)
    let below = Int(place)
    let (low, high) = (sorted[below], sorted[min(below + 1, sorted.count - 1)])
    let part = place - Double(below)
    // Also keeps infinities that are their own neighbours.
    return low == high || part == 0 ? low : low + (high - low) * part
  }

  /// The sample's standard deviation, over n − 1; NaN for a single value.
  static func standardDeviation(_ values: [Double]) -> Double {
    guard let values = measured(values) else { return Measurement.missing }
    guard values.count > 1 else { return .nan }
    let center = mean(values)
    let squares = values.map { ($0 - center) * ($0 - center) }
    return (sum(squares) / Double(values.count - 1)).squareRoot()
  }

  static func minimum(_ values: [Double]) -> Double {
    guard let values = measured(values) else { return Measurement.missing }
    return values.reduce(.infinity) { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }
  }

  static func maximum(_ values: [Double]) -> Double {
    guard let values = measured(values) else { return Measurement.missing }
    return values.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
  }

  /// The slope of the least squares line through the points; NaN for fewer than two places.
  static func slope(_ values: [Double], at places: [Double]) -> Double {
    let pairs = zip(places, values).filter { !Measurement.isMissing($1) }
    let (places, values) = (pairs.map(\.0), pairs.map(\.1))
    let (center, height) = (mean(places), mean(values))
    let products = zip(places, values).map { ($0 - center) * ($1 - height) }
    let squares = places.map { ($0 - center) * ($0 - center) }
    return sum(products) / sum(squares)
  }

  /// The index of the largest value, the first of equal ones; NaN never wins, nil if all are NaN.
  static func indexOfMaximum(_ values: [Double]) -> Int? {
    var best: Int?
    for (index, value) in values.enumerated() where !value.isNaN {
      if let current = best, values[current] >= value { continue }
      best = index
    }
    return best
  }

  /// The value that occurs most often, the smallest of equally frequent ones.
  static func mode(_ values: [Double]) -> Double {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? .nan
  }

  static func power(_ base: Double, _ exponent: Double) -> Double {
    PortableMath.power(base, exponent)
  }
}
