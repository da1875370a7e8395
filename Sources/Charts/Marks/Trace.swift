import Geometry

/// A series of points sorted by what can be drawn of them: unbroken runs, ends, lanes.
struct Trace {
  /// Unbroken stretches of points inside both axes.
  private(set) var runs: [[Position]] = []
  /// Last finite points before a value that is NaN or infinite.
  private(set) var fatalEnds: [Position] = []
  /// Points whose x has its place in the lane beside the axis: x = 0 on a logarithm.
  private(set) var besideAxis: [Position] = []
  /// Pixels along x of values in the lane below and above.
  private(set) var low: [Double] = []
  private(set) var high: [Double] = []

  init(_ points: [Point], in frame: Frame) {
    var run: [Position] = []
    run.reserveCapacity(points.count)
    for point in points {
      guard let x = Self.pixel(point.x, on: frame.x) else { continue }
      switch frame.y.place(point.y) {
      case .inside(let y):
        if case .inside = frame.x.place(point.x) {
          run.append(Position(x, y))
        } else {
          besideAxis.append(Position(x, y))
        }
      case .lowLane:
        low.append(x)
        end(&run, isFatal: point.y == -.infinity)
      case .highLane:
        high.append(x)
        end(&run, isFatal: true)
      }
    }
    end(&run, isFatal: false)
  }

  func laneMarks(series: Int, classes: String) -> [LaneMark] {
    [(LaneMark.Lane.low, low), (.high, high)].filter { !$1.isEmpty }.map { lane, xs in
      LaneMark(series: series, classes: classes, lane: lane, xs: xs, note: "×\(xs.count)")
    }
  }

  private mutating func end(_ run: inout [Position], isFatal: Bool) {
    guard let last = run.last else { return }
    if isFatal { fatalEnds.append(last) }
    runs.append(run)
    run.removeAll(keepingCapacity: true)
  }

  private static func pixel(_ x: Double, on scale: Scale) -> Double? {
    switch scale.place(x) {
    case .inside(let pixel): pixel
    case .lowLane: scale.lowLane
    case .highLane: scale.highLane
    }
  }
}
