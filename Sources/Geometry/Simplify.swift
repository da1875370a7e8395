/// Fewer points for the same picture: every point left out lies within 0.4 px of what is drawn.
package enum Simplify {
  /// The bound kept, rounding to tenths of a pixel included.
  package static let tolerance = 0.4
  /// A line longer than this after simplification is thinned to its extremes in columns.
  package static let manyPoints = 2500

  /// Rounding moves a point by at most half a unit along each axis.
  private static let rounding = 0.05 * 2.0.squareRoot()

  /// Leaves out points of a polyline; first, last and extreme points stay.
  package static func polyline(_ points: [Position]) -> [Position] {
    guard points.count > 2 else { return points }
    let isLong = points.count > 2 * manyPoints
    guard isLong, isOrdered(points) else {
      return ramerDouglasPeucker(isLong ? distinct(points) : points, tolerance - rounding - 0.03)
    }
    let fine = 0.1
    let kept = ramerDouglasPeucker(extremes(points, column: fine), tolerance - rounding - fine)
    if kept.count <= manyPoints { return kept }
    return extremes(points, column: tolerance - rounding)
  }

  /// Leaves out points of both edges of a band; where there are a great many, each edge is the outermost of
  /// what lies in a column.
  package static func band(low: [Position], high: [Position]) -> (low: [Position], high: [Position])
  {
    guard low.count > 2 * manyPoints, low.count == high.count, isOrdered(low) else {
      return (polyline(low), polyline(high))
    }
    let width = tolerance - rounding
    return (
      polyline(outermost(low, column: width) { $0.y > $1.y }),
      polyline(outermost(high, column: width) { $0.y < $1.y })
    )
  }

  /// The outermost point of each column, with both ends of the line.
  private static func outermost(
    _ points: [Position], column width: Double, _ isFarther: (Position, Position) -> Bool
  ) -> [Position] {
    var kept = [points[0]]
    var farthest = points[0]
    var column = (points[0].x / width).rounded(.down)
    for point in points.dropFirst() {
      let current = (point.x / width).rounded(.down)
      if current != column {
        kept.append(farthest)
        (column, farthest) = (current, point)
      } else if isFarther(point, farthest) {
        farthest = point
      }
    }
    return kept + [farthest, points[points.count - 1]]
  }

  /// Leaves out dots on the same tenth of a pixel as an earlier one; of a great many all that others cover, so
  /// that the area under them keeps its outline.
  package static func dots(_ points: [Position], width: Double) -> [Position] {
    if points.count > 2 * manyPoints {
      var cover = DotCover(of: points, radius: width / 2)
      return cover.needed()
    }
    struct Place: Hashable {
      var x: Int
      var y: Int
    }
    var seen = Set<Place>()
    return points.filter {
      seen.insert(Place(x: Position.tenths($0.x), y: Position.tenths($0.y))).inserted
    }
  }

  /// Whether x never decreases, as along a curve over steps.
  private static func isOrdered(_ points: [Position]) -> Bool {
    var previous = -Double.infinity
    for point in points {
      if point.x < previous { return false }
      previous = point.x
    }
    return true
  }

  /// Drops points that round to the same tenth of a pixel as the one before.
  private static func distinct(_ points: [Position]) -> [Position] {
    var kept: [Position] = []
    for point in points {
      if let last = kept.last, Position.tenths(last.x) == Position.tenths(point.x),
        Position.tenths(last.y) == Position.tenths(point.y)
      {
        continue
      }
      kept.append(point)
    }
    return kept
  }

  /// The lowest and highest point of each column, in their order, with both ends of the line.
  ///
  /// A point between them is crossed by the segment that joins them, at most a column away.
  private static func extremes(_ points: [Position], column width: Double) -> [Position] {
    var kept = [points[0]]
    var column = (points[0].x / width).rounded(.down)
    var low = 0
    var high = 0
    func flush(into kept: inout [Position]) {
      kept.append(points[min(low, high)])
      if low != high { kept.append(points[max(low, high)]) }
    }
    for index in points.indices.dropFirst() {
      let current = (points[index].x / width).rounded(.down)
      if current != column {
        flush(into: &kept)
        (column, low, high) = (current, index, index)
      } else if points[index].y < points[low].y {
        low = index
      } else if points[index].y > points[high].y {
        high = index
      }
    }
    flush(into: &kept)
    kept.append(points[points.count - 1])
    return kept
  }

  /// Keeps a point when it lies farther than `tolerance` from the chord of its stretch.
  private static func ramerDouglasPeucker(_ points: [Position], _ tolerance: Double) -> [Position] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    let lowest = points.indices.min { points[$0].y < points[$1].y } ?? 0
    let highest = points.indices.max { points[$0].y < points[$1].y } ?? 0
    let anchors = Set([0, lowest, highest, points.count - 1]).sorted()
    var stretches = Array(zip(anchors, anchors.dropFirst()))
    for anchor in anchors { isKept[anchor] = true }
    while let (first, last) = stretches.popLast() {
      var farthest = (index: first, distance: tolerance)
      for index in stride(from: first + 1, to: last, by: 1) {
        let distance = points[index].distance(toSegment: points[first], points[last])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index != first else { continue }
      isKept[farthest.index] = true
      stretches.append((first, farthest.index))
      stretches.append((farthest.index, last))
    }
    return zip(points, isKept).filter(\.1).map(\.0)
  }
}
