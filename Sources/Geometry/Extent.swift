/// What the values along one axis span, and how many of them have no place on it.
package struct Extent: Sendable, Equatable {
  package var low = Double.infinity
  package var high = -Double.infinity
  package var lowPositive = Double.infinity
  package var count = 0
  package var zeros = 0
  package var negatives = 0
  package var notNumbers = 0
  package var infinities = 0
  package var negativeInfinities = 0

  package init() {}

  /// Takes a value in.
  package mutating func add(_ value: Double) {
    count += 1
    if value.isFinite {
      if value < low { low = value }
      if value > high { high = value }
      if value > 0 {
        if value < lowPositive { lowPositive = value }
      } else if value == 0 {
        zeros += 1
      } else {
        negatives += 1
      }
    } else if value.isNaN {
      notNumbers += 1
    } else if value > 0 {
      infinities += 1
    } else {
      negativeInfinities += 1
    }
  }

  /// Makes room for a value that is no data, such as a threshold; for one that is not finite there is none.
  package mutating func widen(_ value: Double) {
    guard value.isFinite else { return }
    low = min(low, value)
    high = max(high, value)
    if value > 0 { lowPositive = min(lowPositive, value) }
  }

  /// Forgets values that have no place on an axis.
  package mutating func dropLanes() {
    (zeros, negatives, notNumbers, infinities, negativeInfinities) = (0, 0, 0, 0, 0)
  }

  package mutating func add(_ other: Extent) {
    low = min(low, other.low)
    high = max(high, other.high)
    lowPositive = min(lowPositive, other.lowPositive)
    count += other.count
    zeros += other.zeros
    negatives += other.negatives
    notNumbers += other.notNumbers
    infinities += other.infinities
    negativeInfinities += other.negativeInfinities
  }

  /// The finite values' range, if there is any.
  package var finite: ClosedRange<Double>? { low <= high ? low...high : nil }

  /// The positive finite values' range, if there is any.
  package var positive: ClosedRange<Double>? { lowPositive <= high ? lowPositive...high : nil }

  /// Values that belong above every finite one: NaN and +∞.
  package var overflows: Int { notNumbers + infinities }
}

extension Extent {
  package init(of values: [Double]) {
    for value in values { add(value) }
  }

  package init(ofXOf points: [Point]) {
    for point in points { add(point.x) }
  }

  package init(ofYOf points: [Point]) {
    for point in points { add(point.y) }
  }

  package init(ofXOf intervals: [Interval]) {
    for interval in intervals { add(interval.x) }
  }

  package init(ofYOf intervals: [Interval]) {
    for interval in intervals {
      add(interval.low)
      add(interval.high)
    }
  }

  /// With room for the intervals.
  package init(ofXOf dots: [Dot]) {
    for dot in dots {
      add(dot.x)
      if let interval = dot.xInterval { widen(interval) }
    }
  }

  /// With room for the intervals.
  package init(ofYOf dots: [Dot]) {
    for dot in dots {
      add(dot.y)
      if let interval = dot.yInterval { widen(interval) }
    }
  }

  private mutating func widen(_ interval: ClosedRange<Double>) {
    widen(interval.lowerBound)
    widen(interval.upperBound)
  }
}
