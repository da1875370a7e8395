/// What the values along one axis span, and how many of them have no place on it.
public struct Extent: Sendable, Equatable {
  var low = Double.infinity
  var high = -Double.infinity
  var lowPositive = Double.infinity
  var count = 0
  var zeros = 0
  var negatives = 0
  var notNumbers = 0
  var infinities = 0
  var negativeInfinities = 0

  init() {}

  /// Takes a value in.
  mutating func add(_ value: Double) {
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

  /// Makes room for a finite value that is no data, such as a threshold.
  mutating func widen(_ value: Double) {
    low = min(low, value)
    high = max(high, value)
    if value > 0 { lowPositive = min(lowPositive, value) }
  }

  /// Forgets values that have no place on an axis.
  mutating func dropLanes() {
    (zeros, negatives, notNumbers, infinities, negativeInfinities) = (0, 0, 0, 0, 0)
  }

  mutating func add(_ other: Extent) {
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
  var finite: ClosedRange<Double>? { low <= high ? low...high : nil }

  /// The positive finite values' range, if there is any.
  var positive: ClosedRange<Double>? { lowPositive <= high ? lowPositive...high : nil }

  /// Values that belong above every finite one: NaN and +∞.
  var overflows: Int { notNumbers + infinities }
}

/// What the marks of a chart span along both axes.
public struct Extents: Sendable, Equatable {
  var x = Extent()
  var y = Extent()
  /// The greatest number of series that put a value into the lane below, or above, the y axis.
  var lowLaneSeries = 0
  var highLaneSeries = 0
  /// Whether marks reach beyond their points, so that x needs room at both ends.
  var needsRoomInX = false
  /// Whether lengths are compared, so that the y axis (or x, for horizontal bars) has to show zero.
  var needsZeroInX = false
  var needsZeroInY = false
  /// The values of cells, for the colour scale.
  var color = Extent()
  /// Whether cells tile the plane, so that the axes end where they do.
  var hasCells = false
  /// The longest text that stands right of the plot.
  var needsRoomInNotes = ""

  init() {}

  /// Makes room right of the plot for texts.
  mutating func addNotes(_ texts: [String]) {
    for text in texts where text.count > needsRoomInNotes.count { needsRoomInNotes = text }
  }

  /// Takes in another panel; y only where both share it.
  mutating func add(_ other: Extents, includingY: Bool) {
    x.add(other.x)
    color.add(other.color)
    needsRoomInX = needsRoomInX || other.needsRoomInX
    needsZeroInX = needsZeroInX || other.needsZeroInX
    hasCells = hasCells || other.hasCells
    addNotes([other.needsRoomInNotes])
    guard includingY else { return }
    y.add(other.y)
    needsZeroInY = needsZeroInY || other.needsZeroInY
    lowLaneSeries = max(lowLaneSeries, other.lowLaneSeries)
    highLaneSeries = max(highLaneSeries, other.highLaneSeries)
  }

  /// Takes in a series whose values may need rows in the lanes.
  mutating func addSeries(x: Extent, y: Extent) {
    self.x.add(x)
    self.y.add(y)
    if y.zeros + y.negatives + y.negativeInfinities > 0 { lowLaneSeries += 1 }
    if y.overflows > 0 { highLaneSeries += 1 }
  }
}
