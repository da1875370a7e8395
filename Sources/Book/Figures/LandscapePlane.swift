import Charts
import Experiments

/// A loss at the crossings of a grid.
struct LandscapePlane {
  var xs: [Double]
  var ys: [Double]
  /// A row for each y.
  var values: [[Double]]

  /// What tells the plane from others, and the labels it was measured for.
  var name: String
  var labels: [Measurement.Label]

  /// A plane for each choice of all axes but the two of the plane; one alone where they are all the same, and none
  /// without both axes. Over seeds the value is the median.
  static func planes(of measurement: Measurement) -> [LandscapePlane] {
    guard let x = measurement.axes.first(where: { $0.name == "x" }),
      let y = measurement.axes.first(where: { $0.name == "y" })
    else { return [] }
    let all = Slice.slices(of: measurement, along: ["y", "x"]).map {
      LandscapePlane($0, xs: x.positions, ys: y.positions)
    }
    guard let first = all.first else { return [] }
    return all.allSatisfy(first.isSame) ? [first] : all
  }

  private init(_ slice: Slice, xs: [Double], ys: [Double]) {
    (self.xs, self.ys, name, labels) = (xs, ys, slice.name, slice.labels)
    let width = xs.count
    values = ys.indices.map { row in
      slice.places[row * width..<(row + 1) * width].map {
        $0.isEmpty ? .nan : Measurement.median(of: $0)
      }
    }
  }

  private func isSame(as other: LandscapePlane) -> Bool {
    values.joined().elementsEqual(other.values.joined()) { $0.bitPattern == $1.bitPattern }
  }

  /// Whether the loss spans so much that only powers of ten show all of it.
  var isSteep: Bool {
    let finite = values.joined().filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else { return false }
    return least > 0 && greatest > 100 * least
  }

  var marks: [any Mark] {
    [
      Cells(xs: xs, ys: ys, values: values.map { $0.map(Optional.init) }, isSmooth: true),
      Contours(xs: xs, ys: ys, values: values, showsLevels: false, ink: .neutral),
    ]
  }

  /// A path as far as it stays on the plane.
  func marks(of path: [Point], _ series: Series) -> [any Mark] {
    let end = path.firstIndex { !contains($0) } ?? path.count
    var shown = Array(path[..<end])
    if end > 0, end < path.count, let edge = crossing(from: path[end - 1], to: path[end]) {
      shown.append(edge)
    }
    // A path that diverged ends in a cross.
    if end > 0, end < path.count, !path[end].x.isFinite || !path[end].y.isFinite {
      shown.append(Point(path[end - 1].x, .nan))
    }
    return [Line(series, shown, weight: .strong, markers: .never)]
  }

  func contains(_ point: Point) -> Bool {
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
      return false
    }
    return (left...right).contains(point.x) && (low...high).contains(point.y)
  }

  /// Where a step crosses the border of the plane.
  private func crossing(from start: Point, to end: Point) -> Point? {
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max(),
      end.x.isFinite, end.y.isFinite
    else { return nil }
    var share = 1.0
    for (from, to, least, greatest) in [
      (start.x, end.x, left, right), (start.y, end.y, low, high),
    ] {
      if to > greatest { share = min(share, (greatest - from) / (to - from)) }
      if to < least { share = min(share, (least - from) / (to - from)) }
    }
    return Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
  }
}
