import Geometry
import Testing

@Suite struct SeriesSummaryTests {
  @Test func extremesAreTheEarliest() throws {
    let points = [2.0, 1, 3, 1, 3, 2].enumerated().map { Point(Double($0), $1) }
    let ends = try #require(SeriesSummary(points, isLog: false).ends)
    #expect(ends.first == points[0] && ends.last == points[5])
    #expect(ends.low == points[1] && ends.high == points[2])
  }

  @Test func whatHasNoPlaceOnTheAxisIsCounted() throws {
    let points = [0, -1, .nan, 5, .infinity].enumerated().map { Point(Double($0), $1) }
    let linear = SeriesSummary(points, isLog: false)
    #expect(linear.count == 3)
    #expect(linear.ends?.low == points[1])
    let log = SeriesSummary(points, isLog: true)
    #expect(log.count == 1)
    #expect(log.ends?.low == points[3] && log.ends?.first == points[3])
    #expect(log.extent.zeros == 1 && log.extent.negatives == 1 && log.extent.overflows == 2)
    #expect(SeriesSummary([Point(0, .nan)], isLog: false).ends == nil)
  }

  @Test func crossing() {
    let rising = (0..<5).map { Point(Double($0), Double($0)) }
    let falling = (0..<5).map { Point(Double($0), 3.5 - Double($0)) }
    #expect(Point.crossing(of: rising, falling) == Point(2, 2))
    #expect(Point.crossing(of: rising, rising) == nil)
    let shifted = falling.map { Point($0.x + 0.5, $0.y) }
    #expect(Point.crossing(of: rising, shifted) == nil)
  }
}
