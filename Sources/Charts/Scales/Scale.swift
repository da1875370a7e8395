import Geometry

/// A resolved scale: values to pixels along one axis, with what is written beside it.
struct Scale: Sendable {
  var projection: Projection
  /// Whether ticks are names, each in the middle of a band one unit wide.
  var isBand = false
  var ticks: [Tick]
  var minorTicks: [Double]
  /// Labels of the lanes.
  var lowLaneLabel = ""
  var highLaneLabel = ""

  init(
    isLog: Bool, low: Double, high: Double, start: Double, end: Double, ticks: [Tick],
    minorTicks: [Double] = [], isBand: Bool = false
  ) {
    projection = Projection(isLog: isLog, low: low, high: high, start: start, end: end)
    self.isBand = isBand
    self.ticks = ticks
    self.minorTicks = minorTicks
  }

  var isLog: Bool { projection.isLog }
  var low: Double { projection.low }
  var high: Double { projection.high }
  var start: Double { projection.start }
  var end: Double { projection.end }
  var lowLane: Double? { projection.lowLane }
  var highLane: Double? { projection.highLane }

  func place(_ value: Double) -> Projection.Place { projection.place(value) }
  func pixel(_ value: Double) -> Double { projection.pixel(value) }
  func clamped(_ value: Double) -> Double { projection.clamped(value) }
  func contains(_ value: Double) -> Bool { projection.contains(value) }
}
