import Geometry
import Testing

@Suite struct IntervalTests {
  private let x = Projection(isLog: false, low: 0, high: 4, start: 0, end: 400)
  private let y = Projection(isLog: true, low: -2, high: 0, start: 100, end: 0)

  @Test func whatIsNoNumberLeavesAGap() {
    let intervals = [
      Interval(0, 0.1, 1), Interval(1, 0.1, 1), Interval(2, .nan, 1), Interval(3, 0.01, 0.1),
    ]
    let runs = Interval.runs(of: intervals, x: x, y: y)
    #expect(runs.map(\.low.count) == [2, 2])
    // What stands alone gets a width.
    #expect(runs[1].low == [Position(298, 100), Position(302, 100)])
    #expect(runs[1].high == [Position(298, 50), Position(302, 50)])
  }

  @Test func edgesWithoutAPlaceReachTheirLane() {
    var lanes = y
    let intervals = [Interval(0, 0, .infinity), Interval(1, 0.1, 1)]
    #expect(Interval.runs(of: intervals, x: x, y: lanes)[0].low[0] == Position(0, 100))
    (lanes.lowLane, lanes.highLane) = (120, -20)
    let run = Interval.runs(of: intervals, x: x, y: lanes)[0]
    #expect(run.low[0] == Position(0, 120) && run.high[0] == Position(0, -20))
    #expect(Extent(ofYOf: intervals).zeros == 1 && Extent(ofXOf: intervals).finite == 0...1)
  }
}
