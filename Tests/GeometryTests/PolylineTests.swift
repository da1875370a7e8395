import Testing

@testable import Geometry

struct PolylineTests {
  /// The definition: the nearest of all segments.
  private func nearest(_ points: [Position], to box: Box) -> Double {
    zip(points, points.dropFirst()).map { box.distance(toSegment: $0, $1) }.min() ?? .infinity
  }

  @Test("A line is as far from a rectangle as its nearest segment")
  func nearestSegment() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let count = Int.random(in: 2...70, using: &generator)
      let points = (0..<count).map { index in
        Position(Double(index * 8), Double.random(in: 0...300, using: &generator))
      }
      let box = Box(
        left: Double.random(in: -50...600, using: &generator),
        top: Double.random(in: -50...350, using: &generator), width: 60, height: 13)
      let expected = nearest(points, to: box)
      let found = Polyline(points).distance(to: box, within: 60)
      #expect(expected <= 60 ? found == expected : found >= expected, "\(points) \(box)")
    }
  }

  @Test("What touches the rectangle has no distance, inside of it too")
  func touching() {
    let box = Box(left: 10, top: 10, width: 20, height: 10)
    #expect(Polyline([Position(0, 15), Position(40, 15)]).distance(to: box, within: 60) == 0)
    #expect(Polyline([Position(12, 12), Position(14, 13)]).distance(to: box, within: 60) == 0)
    #expect(Polyline([Position(35, 15)]).distance(to: box, within: 60) == 5)
    #expect(Polyline([]).distance(to: box, within: 60) == .infinity)
  }

  @Test("The distance to a corner is along the diagonal")
  func corner() {
    let box = Box(left: 0, top: 0, width: 10, height: 10)
    #expect(Polyline([Position(13, 14), Position(40, 14)]).distance(to: box, within: 60) == 5)
  }
}
