/// A line through points, in runs whose bounds tell quickly how far they are.
package struct Polyline: Sendable {
  package let points: [Position]
  private let runs: [Run]

  /// A few neighbouring segments.
  private struct Run {
    /// The first points of the segments.
    var starts: Range<Int>
    var bounds: Box
  }

  package init(_ points: [Position]) {
    self.points = points
    let length = 16
    runs = stride(from: 0, to: points.count - 1, by: length).map { start in
      let end = min(start + length, points.count - 1)
      return Run(starts: start..<end, bounds: Box(around: points[start...end]))
    }
  }

  /// The distance to a rectangle; infinite, or that of some segment, if it is more than `limit`.
  package func distance(to box: Box, within limit: Double) -> Double {
    guard let first = points.first else { return .infinity }
    if points.count == 1 { return box.distance(toSegment: first, first) }
    let reach = box.grown(by: limit)
    var nearest = Double.infinity
    for run in runs where reach.touches(run.bounds) {
      for start in run.starts {
        let (a, b) = (points[start], points[start + 1])
        if max(a.x, b.x) < reach.left || min(a.x, b.x) > reach.right { continue }
        if max(a.y, b.y) < reach.top || min(a.y, b.y) > reach.bottom { continue }
        nearest = min(nearest, box.distance(toSegment: a, b))
        if nearest == 0 { return 0 }
      }
    }
    return nearest
  }
}
