import Geometry

/// The spread of a quantity at one place.
public typealias Interval = Geometry.Interval

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
    extents.x.add(Extent(ofXOf: intervals))
    extents.y.add(Extent(ofYOf: intervals))
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    var data = PathData()
    for run in Interval.runs(of: intervals, x: frame.x.projection, y: frame.y.projection) {
      let edges = Simplify.band(low: run.low, high: run.high)
      data.polyline(edges.low + edges.high.reversed(), closed: true)
    }
    sketch[.area].path(
      data, class: "bd \(frame.series.classes(of: band))",
      [("data-series", "\(frame.series.index(of: band))")])
  }

  public func tabulate(into table: inout TableBuilder) {
    table.add(
      "\(band.name), \(edges.low)", intervals.map { Point($0.x, $0.low) }, edgeOf: band.name)
    table.add(
      "\(band.name), \(edges.high)", intervals.map { Point($0.x, $0.high) }, edgeOf: band.name)
  }
}
