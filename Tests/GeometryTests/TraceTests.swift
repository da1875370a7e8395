import Geometry
import Testing

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
}
