import Geometry

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

/// The area between two curves: least and greatest of the seeds, quartiles, an interval.
///
/// A lower edge that is exactly zero on a logarithm reaches down to the lane of zeros, an upper edge
/// that overflows up to the lane above; intervals that are not numbers leave a gap.
public struct Band: Mark {
  public var band: Series
  public var intervals: [Interval]
  /// What the edges are, for the table: "min", "max".
  public var edges: (low: String, high: String)

  public init(
    _ series: Series, _ intervals: [Interval], edges: (low: String, high: String) = ("min", "max")
  ) {
    band = series
    self.intervals = intervals
    self.edges = edges
  }

  public func extend(_ extents: inout Extents) {
    var (x, y) = (Extent(), Extent())
    for interval in intervals {
      x.add(interval.x)
      y.add(interval.low)
      y.add(interval.high)
    }
    extents.x.add(x)
    extents.y.add(y)
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    var lows: [Position] = []
    var highs: [Position] = []
    var data = PathData()
    func flush() {
      if lows.count == 1 {
        // A single interval has no width of its own: it becomes an upright bar.
        lows = [Position(lows[0].x - 2, lows[0].y), Position(lows[0].x + 2, lows[0].y)]
        highs = [Position(highs[0].x - 2, highs[0].y), Position(highs[0].x + 2, highs[0].y)]
      }
      let edges = Simplify.band(low: lows, high: highs)
      data.polyline(edges.low + edges.high.reversed(), closed: true)
      lows.removeAll()
      highs.removeAll()
    }
    for interval in intervals {
      guard case .inside(let x) = frame.x.place(interval.x), !interval.low.isNaN,
        !interval.high.isNaN
      else {
        flush()
        continue
      }
      lows.append(Position(x, edge(interval.low, on: frame.y)))
      highs.append(Position(x, edge(interval.high, on: frame.y)))
    }
    flush()
    sketch[.area].path(
      data, class: "bd \(frame.series.classes(of: band))",
      [("data-series", "\(frame.series.index(of: band))")])
  }

  private func edge(_ value: Double, on scale: Scale) -> Double {
    switch scale.place(value) {
    case .inside(let pixel): pixel
    case .lowLane: scale.lowLane ?? scale.start
    case .highLane: scale.highLane ?? scale.end
    }
  }

  public func tabulate(into table: inout TableBuilder) {
    table.add(
      "\(band.name), \(edges.low)", intervals.map { Point($0.x, $0.low) }, edgeOf: band.name)
    table.add(
      "\(band.name), \(edges.high)", intervals.map { Point($0.x, $0.high) }, edgeOf: band.name)
  }
}
