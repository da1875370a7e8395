/// The first, last and extreme points of a series, and what its values span.
package struct SeriesSummary: Sendable {
  /// Of all values, with or without a place on the axis.
  package let extent: Extent
  /// How many points have a place on the axis of y.
  package private(set) var count = 0
  package private(set) var ends: Ends?

  /// Points with a place on the axis of y.
  package struct Ends: Sendable {
    package var first: Point
    package var last: Point
    /// Of equal extremes the earliest.
    package var low: Point
    package var high: Point
  }

  package init(_ points: [Point], isLog: Bool) {
    extent = Extent(ofYOf: points)
    for point in points where point.y.isFinite && (!isLog || point.y > 0) {
      count += 1
      guard var ends else {
        ends = Ends(first: point, last: point, low: point, high: point)
        continue
      }
      ends.last = point
      if point.y < ends.low.y { ends.low = point }
      if point.y > ends.high.y { ends.high = point }
      self.ends = ends
    }
  }
}

extension Point {
  /// Where the second of two series first gets to the other side of the first, as long as they share their x.
  package static func crossing(of one: [Point], _ other: [Point]) -> Point? {
    var side = 0.0
    for (a, b) in zip(one, other) {
      guard a.x == b.x else { return nil }
      let difference = a.y - b.y
      guard difference.isFinite, difference != 0 else { continue }
      if side * difference < 0 { return a }
      side = difference < 0 ? -1 : 1
    }
    return nil
  }
}
