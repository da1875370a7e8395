import Geometry

/// A pair of values.
public typealias Point = Geometry.Point

/// A line through points in their order.
///
/// Values with no place on the y axis break it: the last finite point before NaN or ∞ gets a cross,
/// and the missing ones are counted in a lane of their own.
public struct Line: Mark {
  public enum Weight: Sendable, Hashable {
    case normal
    /// Wider, for the line a figure is about.
    case strong
    /// A hairline without label, as for the single seeds behind a median.
    case thin
  }

  public enum Markers: Sendable, Hashable {
    /// Where there are few points and room between them.
    case automatic
    case always
    case never
  }

  public var line: Series
  public var points: [Point]
  public var weight: Weight
  public var markers: Markers
  /// Whether the value holds until the next point, as for schedules and counts.
  public var isStepped: Bool

  public init(
    _ series: Series, _ points: [Point], weight: Weight = .normal,
    markers: Markers = .automatic, isStepped: Bool = false
  ) {
    line = series
    self.points = points
    self.weight = weight
    self.markers = markers
    self.isStepped = isStepped
  }

  public var series: Series? { weight == .thin ? nil : line }
  public var keyShape: KeyShape { .line }

  public func extend(_ extents: inout Extents) {
    extents.addSeries(x: Extent(ofXOf: points), y: Extent(ofYOf: points))
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let trace = Trace(points, x: frame.x.projection, y: frame.y.projection)
    let index = frame.series.index(of: line)
    let classes = frame.series.classes(of: line)
    var data = PathData()
    var runs: [[Position]] = []
    for run in trace.runs {
      let kept = Simplify.polyline(isStepped ? Self.stepped(run) : run)
      runs.append(kept)
      if run.count > 1 { data.polyline(kept) }
    }
    let attributes = [("data-series", "\(index)")]
    // Over the colours of cells a line keeps a margin of paper.
    if frame.colors != nil { sketch[.line].path(data, class: "er halo") }
    let name = weight == .thin ? "ln thin" : weight == .strong ? "ln strong" : "ln"
    sketch[.line].path(data, class: "\(name) \(classes)", attributes)
    drawMarkers(trace, runs: runs, classes: classes, index: index, in: frame, on: &sketch)
    drawEnds(trace, classes: classes, series: index, on: &sketch)
    sketch.laneMarks += trace.laneMarks(series: index, classes: classes)
    sketch.obstacles += runs.map { Sketch.Obstacle(points: $0, series: index) }
    if weight != .thin {
      sketch.requests.append(
        LabelRequest(
          text: line.name, classes: classes, target: .series(index, line: runs.flatMap { $0 }),
          isBold: true))
    }
  }

  private func drawMarkers(
    _ trace: Trace, runs: [[Position]], classes: String, index: Int, in frame: Frame,
    on sketch: inout Sketch
  ) {
    let all = trace.runs.flatMap { $0 }
    let hasRoom = all.count <= 32 && weight != .thin && Self.spacing(of: trace.runs) >= 11
    let alone = trace.runs.filter { $0.count == 1 }.flatMap { $0 }
    let shown = markers == .always || (markers == .automatic && hasRoom) ? all : alone
    let marker = frame.series.marker(of: line)
    var data = PathData()
    for position in shown + trace.besideAxis { data.outline(marker.outline, around: position) }
    sketch[.point].path(
      data, class: (marker.isOpen ? "mo " : "mk ") + classes, [("data-series", "\(index)")])
  }

  /// The usual distance between neighbouring points: half of them are closer.
  private static func spacing(of runs: [[Position]]) -> Double {
    let steps = runs.flatMap { run in
      zip(run, run.dropFirst()).map { one, next in one.distance(toSegment: next, next) }
    }.sorted()
    return steps.isEmpty ? .infinity : steps[steps.count / 2]
  }

  private func drawEnds(_ trace: Trace, classes: String, series: Int, on sketch: inout Sketch) {
    var data = PathData()
    for position in trace.fatalEnds + trace.beyondAxis {
      Marker.fatal(at: position, into: &data)
      sketch.obstacles.append(
        Sketch.Obstacle(points: Marker.span(ofFatal: position), series: series))
    }
    sketch[.point].path(data, class: "nf \(classes)")
  }

  private static func stepped(_ run: [Position]) -> [Position] {
    guard let first = run.first else { return run }
    var result = [first]
    for (previous, next) in zip(run, run.dropFirst()) {
      result.append(Position(next.x, previous.y))
      result.append(next)
    }
    return result
  }

  public func tabulate(into table: inout TableBuilder) {
    if weight == .thin { return }
    table.add(line.name, points)
  }

  public func describe(in report: inout Report) {
    if weight == .thin { return }
    report.add(series: line.name, points)
  }
}
