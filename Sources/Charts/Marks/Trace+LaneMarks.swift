import Geometry

extension Trace {
  /// What of the series stands in the lanes.
  func laneMarks(series: Int, classes: String) -> [LaneMark] {
    [(LaneMark.Lane.low, low), (.high, high)].filter { !$1.isEmpty }.map { lane, xs in
      LaneMark(series: series, classes: classes, lane: lane, xs: xs, note: "×\(xs.count)")
    }
  }
}
