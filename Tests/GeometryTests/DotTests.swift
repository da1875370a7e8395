import Geometry
import Testing

@Suite struct DotTests {
  @Test func dotsOnTheSamePixelAreDrawnOnce() {
    let dots = [Position(1, 1), Position(1.04, 0.96), Position(1.2, 1), Position(1, 1)]
    #expect(Simplify.dots(dots, width: 4) == [Position(1, 1), Position(1.2, 1)])
  }

  /// Every place under a dot lies under, or within the tolerance beside, one that is left.
  @Test func coverOfManyDotsHasTheirOutline() {
    // A square, denser at its middle: multiples of irrational numbers fill a cube evenly.
    let shares = [2.0, 3, 5, 7].map { $0.squareRoot() }
    let dots = (1...40_000).map { index in
      let u = shares.map { (Double(index) * $0).truncatingRemainder(dividingBy: 1) }
      return Position(50 + (2 * u[0] - 1) * 50 * u[1], 50 + (2 * u[2] - 1) * 50 * u[3])
    }
    let kept = Simplify.dots(dots, width: 4)
    #expect(kept.count < dots.count / 4)
    #expect(Set(kept.map(\.x)).isSubset(of: Set(dots.map(\.x))))
    let all = Neighbours(dots)
    let rest = Neighbours(kept)
    for x in stride(from: -3.0, to: 103, by: 0.7) {
      for y in stride(from: -3.0, to: 103, by: 0.7) where all.distance(x, y) <= 2 {
        #expect(rest.distance(x, y) <= 2 + Simplify.tolerance)
      }
    }
  }

  @Test func intervalsWidenWhatDotsSpan() {
    let dots = [Dot(1, 2, yInterval: -1...4), Dot(3, 3, xInterval: 0...5)]
    #expect(Extent(ofXOf: dots).finite == 0...5)
    #expect(Extent(ofYOf: dots).finite == -1...4)
    #expect(Dot.withIntervals([Dot(0, 0)] + dots) == dots)
  }
}

/// Points by the square of 4 px that they lie in.
private struct Neighbours {
  private var squares: [[Int]: [Position]] = [:]

  init(_ points: [Position]) {
    for point in points { squares[Self.square(point.x, point.y), default: []].append(point) }
  }

  private static func square(_ x: Double, _ y: Double) -> [Int] {
    [Int((x / 4).rounded(.down)), Int((y / 4).rounded(.down))]
  }

  /// The distance to the nearest point, where that is below 4 px.
  func distance(_ x: Double, _ y: Double) -> Double {
    let middle = Self.square(x, y)
    var least = Double.infinity
    for column in -1...1 {
      for row in -1...1 {
        for point in squares[[middle[0] + column, middle[1] + row]] ?? [] {
          let (dx, dy) = (point.x - x, point.y - y)
          least = min(least, (dx * dx + dy * dy).squareRoot())
        }
      }
    }
    return least
  }
}
