import Foundation

/// Values to pixels along one axis, with lanes for values that have no place on it.
package struct Projection: Sendable {
  /// Where a value goes.
  package enum Place: Equatable, Sendable {
    case inside(Double)
    /// In the lane before the least value: zero on a logarithm, −∞.
    case lowLane
    /// In the lane beyond the greatest value: +∞ and NaN.
    case highLane
  }

  package let isLog: Bool
  /// Ends of the domain; exponents of ten for a logarithmic scale.
  package let low: Double
  package let high: Double
  /// Pixels of the ends of the domain.
  package var start: Double
  package var end: Double
  /// Pixels of the middle of the lanes, where there are any.
  package var lowLane: Double?
  package var highLane: Double?
  /// Keeps differences finite when the domain spans most of the floating-point range.
  private let shrink: Double

  package init(isLog: Bool, low: Double, high: Double, start: Double, end: Double) {
    self.isLog = isLog
    self.low = low
    self.high = high
    self.start = start
    self.end = end
    shrink = (high - low).isFinite ? 1 : 0.25
  }

  /// The place of a value given in data units.
  package func place(_ value: Double) -> Place {
    if isLog {
      guard value > 0 else { return value.isNaN ? .highLane : .lowLane }
      return value.isFinite ? .inside(pixel(log10(value))) : .highLane
    }
    if value.isFinite { return .inside(pixel(value)) }
    return value < 0 ? .lowLane : .highLane
  }

  /// The pixel of a value in the units of the domain (an exponent on a logarithm).
  package func pixel(_ value: Double) -> Double {
    let share = (value * shrink - low * shrink) / (high * shrink - low * shrink)
    return start + (end - start) * share
  }

  /// The pixel of a value in data units, held within the axis; lanes count as its ends.
  package func clamped(_ value: Double) -> Double {
    switch place(value) {
    case .inside(let pixel): min(max(pixel, min(start, end)), max(start, end))
    case .lowLane: start
    case .highLane: end
    }
  }

  /// Whether a value in data units lies within the axis.
  package func contains(_ value: Double) -> Bool {
    let inner = isLog ? (value > 0 ? log10(value) : .nan) : value
    return inner >= low && inner <= high
  }
}
