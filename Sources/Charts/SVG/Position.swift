/// A point of a drawing, in pixels from the top left.
struct Position: Sendable, Equatable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The distance to the segment from `a` to `b`.
  func distance(toSegment a: Position, _ b: Position) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length : 0
    let share = min(max(along, 0), 1)
    let (ex, ey) = (x - a.x - share * dx, y - a.y - share * dy)
    return (ex * ex + ey * ey).squareRoot()
  }
}

/// An upright rectangle of a drawing, in pixels.
struct Box: Sendable, Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var center: Position { Position(left + width / 2, top + height / 2) }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ other: Box) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  func contains(_ position: Position) -> Bool {
    position.x >= left && position.x <= right && position.y >= top && position.y <= bottom
  }

  func grown(by margin: Double) -> Box {
    Box(
      left: left - margin, top: top - margin, width: width + 2 * margin,
      height: height + 2 * margin)
  }

  /// The distance between the rectangle and a segment; 0 where they touch.
  func distance(toSegment a: Position, _ b: Position) -> Double {
    if contains(a) || contains(b) { return 0 }
    let corners = [
      Position(left, top), Position(right, top), Position(right, bottom), Position(left, bottom),
    ]
    var nearest = Double.infinity
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % 4]
      if Self.cross(a, b, corner, next) { return 0 }
      nearest = min(nearest, corner.distance(toSegment: a, b))
    }
    return min(nearest, distance(to: a), distance(to: b))
  }

  private func distance(to position: Position) -> Double {
    let dx = max(left - position.x, 0, position.x - right)
    let dy = max(top - position.y, 0, position.y - bottom)
    return (dx * dx + dy * dy).squareRoot()
  }

  private static func cross(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Bool {
    func side(_ p: Position, _ q: Position, _ r: Position) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }
}
