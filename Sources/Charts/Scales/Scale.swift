/// A resolved scale: values to pixels along one axis, with lanes for values it has no place for.
struct Scale: Sendable {
  /// Where a value goes.
  enum Place: Equatable {
    case inside(Double)
    /// In the lane before the least value: zero on a logarithm, −∞.
    case lowLane
    /// In the lane beyond the greatest value: +∞ and NaN.
    case highLane
  }

  var isLog: Bool
  /// Whether ticks are names, each in the middle of a band one unit wide.
  var isBand = false
  /// Ends of the domain; exponents of ten for a logarithmic scale.
  var low: Double
  var high: Double
  /// Pixels of the ends of the domain.
  var start: Double
  var end: Double
  /// Pixels of the middle of the lanes, where there are any.
  var lowLane: Double?
  var highLane: Double?
  var ticks: [Tick]
  var minorTicks: [Double]
  /// Labels of the lanes.
  var lowLaneLabel = ""
  var highLaneLabel = ""
  /// Keeps differences finite when the domain spans most of the floating-point range.
  private var shrink: Double

  init(
    isLog: Bool, low: Double, high: Double, start: Double, end: Double, ticks: [Tick],
    minorTicks: [Double] = [], isBand: Bool = false
  ) {
    self.isLog = isLog
    self.isBand = isBand
    self.low = low
    self.high = high
    self.start = start
    self.end = end
    self.ticks = ticks
    self.minorTicks = minorTicks
    shrink = (high - low).isFinite ? 1 : 0.25
  }

  /// The place of a value given in data units.
  func place(_ value: Double) -> Place {
    if isLog {
      guard value > 0 else { return value.isNaN ? .highLane : .lowLane }
      return value.isFinite ? .inside(pixel(Real.log10(value))) : .highLane
    }
    if value.isFinite { return .inside(pixel(value)) }
    return value < 0 ? .lowLane : .highLane
  }

  /// The pixel of a value in the units of the domain (an exponent on a logarithm).
  func pixel(_ value: Double) -> Double {
    let share = (value * shrink - low * shrink) / (high * shrink - low * shrink)
    return start + (end - start) * share
  }

  /// The pixel of a value in data units, held within the axis; lanes count as its ends.
  func clamped(_ value: Double) -> Double {
    switch place(value) {
    case .inside(let pixel): min(max(pixel, min(start, end)), max(start, end))
    case .lowLane: start
    case .highLane: end
    }
  }

  /// Whether a value in data units lies within the axis.
  func contains(_ value: Double) -> Bool {
    let inner = isLog ? (value > 0 ? Real.log10(value) : .nan) : value
    return inner >= low && inner <= high
  }
}
