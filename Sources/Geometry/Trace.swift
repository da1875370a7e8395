/// A series of points sorted by what can be drawn of them: unbroken runs, ends, lanes.
package struct Trace: Sendable {
  /// Unbroken stretches of points inside both axes.
  package private(set) var runs: [[Position]] = []
  /// Last finite points before a value that is NaN or infinite.
  package private(set) var fatalEnds: [Position] = []
  /// Points whose x has its place in the lane before the axis: x = 0 on a logarithm.
  package private(set) var besideAxis: [Position] = []
  /// Points whose x is infinite or NaN: in the lane beyond the axis.
  package private(set) var beyondAxis: [Position] = []
  /// Pixels along x of values in the lane below and above.
  package private(set) var low: [Double] = []
  package private(set) var high: [Double] = []

  package init(_ points: [Point], x: Projection, y: Projection) {
    var run: [Position] = []
    run.reserveCapacity(points.count)
    for point in points {
      let place = x.place(point.x)
      guard let across = Self.pixel(place, on: x) else { continue }
      switch (y.place(point.y), place) {
      case (.inside(let height), .inside): run.append(Position(across, height))
      case (.inside(let height), .lowLane): besideAxis.append(Position(across, height))
      case (.inside(let height), .highLane): beyondAxis.append(Position(across, height))
      case (.lowLane, _):
        low.append(across)
        end(&run, isFatal: point.y == -.infinity)
      case (.highLane, _):
        high.append(across)
        end(&run, isFatal: true)
      }
    }
    end(&run, isFatal: false)
  }

  private mutating func end(_ run: inout [Position], isFatal: Bool) {
    guard let last = run.last else { return }
    if isFatal { fatalEnds.append(last) }
    runs.append(run)
    run.removeAll(keepingCapacity: true)
  }

  private static func pixel(_ place: Projection.Place, on axis: Projection) -> Double? {
    switch place {
    case .inside(let pixel): pixel
    case .lowLane: axis.lowLane
    case .highLane: axis.highLane
    }
  }
}
