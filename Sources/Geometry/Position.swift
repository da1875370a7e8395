/// A point of a drawing, in pixels from the top left.
package struct Position: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// Tenths of a pixel, rounded: the unit of every coordinate in a drawing.
  package static func tenths(_ pixels: Double) -> Int {
    Int(saturating: (pixels * 10).rounded())
  }

  /// The distance to the segment from `a` to `b`.
  package func distance(toSegment a: Position, _ b: Position) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length : 0
    let share = min(max(along, 0), 1)
    let (ex, ey) = (x - a.x - share * dx, y - a.y - share * dy)
    return (ex * ex + ey * ey).squareRoot()
  }
}
