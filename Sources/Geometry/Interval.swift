/// The spread of a quantity at one place: from `low` to `high`.
public struct Interval: Sendable, Hashable {
  public var x: Double
  public var low: Double
  public var high: Double

  public init(_ x: Double, _ low: Double, _ high: Double) {
    self.x = x
    self.low = low
    self.high = high
  }
}

extension Interval {
  /// The edges of a band between values that are not numbers, which leave gaps; an edge with no place on the
  /// axis reaches to its lane.
  package static func runs(
    of intervals: [Interval], x: Projection, y: Projection
  ) -> [(low: [Position], high: [Position])] {
    var runs: [(low: [Position], high: [Position])] = []
    var (low, high): ([Position], [Position]) = ([], [])
    func end() {
      if low.count == 1 {
        // A single interval has no width of its own: it becomes an upright bar.
        low = [-2.0, 2].map { Position(low[0].x + $0, low[0].y) }
        high = [-2.0, 2].map { Position(high[0].x + $0, high[0].y) }
      }
      if !low.isEmpty { runs.append((low, high)) }
      (low, high) = ([], [])
    }
    for interval in intervals {
      guard case .inside(let across) = x.place(interval.x), !interval.low.isNaN,
        !interval.high.isNaN
      else {
        end()
        continue
      }
      low.append(Position(across, edge(interval.low, on: y)))
      high.append(Position(across, edge(interval.high, on: y)))
    }
    end()
    return runs
  }

  private static func edge(_ value: Double, on axis: Projection) -> Double {
    switch axis.place(value) {
    case .inside(let pixel): pixel
    case .lowLane: axis.lowLane ?? axis.start
    case .highLane: axis.highLane ?? axis.end
    }
  }
}
