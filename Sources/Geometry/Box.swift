/// An upright rectangle of a drawing, in pixels.
package struct Box: Sendable, Equatable {
  package var left: Double
  package var top: Double
  package var width: Double
  package var height: Double

  package init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  package var right: Double { left + width }
  package var bottom: Double { top + height }
  package var center: Position { Position(left + width / 2, top + height / 2) }

  /// Whether the two have a point in common, be it on their edges.
  package func touches(_ other: Box) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }

  package func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  package func contains(_ other: Box) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  package func contains(_ position: Position) -> Bool {
    position.x >= left && position.x <= right && position.y >= top && position.y <= bottom
  }

  package func grown(by margin: Double) -> Box {
    Box(
      left: left - margin, top: top - margin, width: width + 2 * margin,
      height: height + 2 * margin)
  }

  /// The distance between the rectangle and a segment; 0 where they touch.
  package func distance(toSegment a: Position, _ b: Position) -> Double {
    if contains(a) || contains(b) { return 0 }
    let (topLeft, topRight) = (Position(left, top), Position(right, top))
    let (bottomLeft, bottomRight) = (Position(left, bottom), Position(right, bottom))
    if Self.cross(a, b, topLeft, topRight) || Self.cross(a, b, topRight, bottomRight)
      || Self.cross(a, b, bottomRight, bottomLeft) || Self.cross(a, b, bottomLeft, topLeft)
    {
      return 0
    }
    let fromTop = min(topLeft.distance(toSegment: a, b), topRight.distance(toSegment: a, b))
    let fromBottom = min(
      bottomRight.distance(toSegment: a, b), bottomLeft.distance(toSegment: a, b))
    return min(fromTop, fromBottom, distance(to: a), distance(to: b))
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

extension Box {
  /// The smallest that contains all points.
  package init(around points: ArraySlice<Position>) {
    precondition(!points.isEmpty, "no points, no bounds")
    var (least, greatest) = (points[points.startIndex], points[points.startIndex])
    for point in points.dropFirst() {
      least = Position(min(least.x, point.x), min(least.y, point.y))
      greatest = Position(max(greatest.x, point.x), max(greatest.y, point.y))
    }
    self.init(
      left: least.x, top: least.y, width: greatest.x - least.x, height: greatest.y - least.y)
  }
}
