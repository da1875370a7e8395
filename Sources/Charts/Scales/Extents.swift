import Geometry

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
  /// Columns of texts before and beyond the x axis, for what has no place on it.
  var columnsBefore: [LaneColumn] = []
  var columnsBeyond: [LaneColumn] = []
  /// The longest text that stands right of the plot.
  var needsRoomInNotes = ""

  init() {}

  /// Makes room right of the plot for texts.
  mutating func addNotes(_ texts: [String]) {
    for text in texts where text.count > needsRoomInNotes.count { needsRoomInNotes = text }
  }

  /// Makes room beside the axis for a column of texts; columns with one label are one.
  mutating func addColumn(_ column: LaneColumn, isBefore: Bool) {
    let columns = isBefore ? \Extents.columnsBefore : \Extents.columnsBeyond
    if let index = self[keyPath: columns].firstIndex(where: { $0.label == column.label }) {
      let own = self[keyPath: columns][index]
      if column.widest.count > own.widest.count { self[keyPath: columns][index] = column }
    } else {
      self[keyPath: columns].append(column)
    }
  }

  /// Takes in another panel; y only where both share it.
  mutating func add(_ other: Extents, includingY: Bool) {
    x.add(other.x)
    color.add(other.color)
    needsRoomInX = needsRoomInX || other.needsRoomInX
    needsZeroInX = needsZeroInX || other.needsZeroInX
    hasCells = hasCells || other.hasCells
    addNotes([other.needsRoomInNotes])
    for column in other.columnsBefore { addColumn(column, isBefore: true) }
    for column in other.columnsBeyond { addColumn(column, isBefore: false) }
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
