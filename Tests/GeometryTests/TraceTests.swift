import Testing

@testable import Geometry

@Suite struct TraceTests {
  private let x = Projection(isLog: false, low: 0, high: 4, start: 0, end: 400)
  private let y = Projection(isLog: false, low: 0, high: 5, start: 100, end: 0)

  @Test func runEndsAtOverflow() {
    let points = [Point(0, 1), Point(1, 2), Point(2, .nan), Point(3, 4), Point(4, 5)]
    let trace = Trace(points, x: x, y: y)
    #expect(trace.fatalEnds == [Position(100, 60)])
    #expect(trace.runs.map(\.count) == [2, 2])
    #expect(trace.high == [200])
  }

  @Test func zeroOnALogarithmIsInALane() {
    var log = Projection(isLog: true, low: -2, high: 0, start: 10, end: 210)
    let points = [Point(0, 1), Point(0.1, 2), Point(1, 3)]
    #expect(Trace(points, x: log, y: y).runs.flatMap(\.self).count == 2)
    #expect(Trace(points, x: log, y: y).besideAxis.isEmpty)
    log.lowLane = 3
    #expect(Trace(points, x: log, y: y).besideAxis == [Position(3, 80)])
    let turned = Trace(points.map { Point($0.y, $0.x) }, x: x, y: log)
    #expect(turned.low == [100])
    #expect(turned.fatalEnds.isEmpty)
  }

  @Test func whatHasNoPlaceAlongXIsBeyondTheAxis() {
    var x = x
    let points = [Point(1, 1), Point(.nan, 2), Point(.infinity, 3), Point(-.infinity, 4)]
    (x.lowLane, x.highLane) = (-10, 410)
    let trace = Trace(points, x: x, y: y)
    #expect(trace.beyondAxis == [Position(410, 60), Position(410, 40)])
    #expect(trace.besideAxis == [Position(-10, 20)])
    #expect(Trace([Point(.nan, .nan)], x: x, y: y).high == [410])
  }

  @Test func numbersBeyondAllIntegersAreHeld() {
    #expect(Int(saturating: .nan) == 0)
    #expect(Int(saturating: .infinity) == 1 << 53 && Int(saturating: -1e300) == -(1 << 53))
    #expect(Int(saturating: 2.9) == 2 && Int(saturating: -2.9) == -2)
    #expect(Position.tenths(.nan) == 0)
  }
}
