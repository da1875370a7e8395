import Geometry

/// A measured point, with an interval along either axis where one is known.
public struct Dot: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var xInterval: ClosedRange<Double>?
  public var yInterval: ClosedRange<Double>?

  public init(
    _ x: Double, _ y: Double, xInterval: ClosedRange<Double>? = nil,
    yInterval: ClosedRange<Double>? = nil
  ) {
    self.x = x
    self.y = y
    self.xInterval = xInterval
    self.yInterval = yInterval
  }
}

/// Points that no line joins: a scatter, or estimates with their intervals.
public struct Dots: Mark {
  public var dots: [Dot]
  private let owner: Series

  /// With more dots than this they are drawn small and round, whatever the series' marker.
  private static let many = 300
  /// With more dots than this they are a cloud, which has no end to write a name beside.
  private static let cloud = 40

  public init(_ series: Series, _ dots: [Dot]) {
    owner = series
    self.dots = dots
  }

  public var series: Series? { owner }
  public var keyShape: KeyShape { .dot }
  public var isNamedInKey: Bool { dots.count > Self.cloud }

  public func extend(_ extents: inout Extents) {
    var (x, y) = (Extent(), Extent())
    for dot in dots {
      x.add(dot.x)
      y.add(dot.y)
      if let interval = dot.xInterval {
        x.widen(interval.lowerBound)
        x.widen(interval.upperBound)
      }
      if let interval = dot.yInterval {
        y.widen(interval.lowerBound)
        y.widen(interval.upperBound)
      }
    }
    extents.addSeries(x: x, y: y)
    extents.needsRoomInX = true
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let classes = frame.series.classes(of: owner)
    let index = frame.series.index(of: owner)
    let number = [("data-series", "\(index)")]
    let trace = Trace(dots.map { Point($0.x, $0.y) }, in: frame)
    let places = trace.runs.flatMap { $0 } + trace.besideAxis
    drawIntervals(in: frame, classes: classes, on: &sketch[.line])
    var data = PathData()
    let marker = frame.series.marker(of: owner)
    if dots.count > Self.many || (marker == .circle && dots.count > Self.cloud) {
      var seen = Set<[Int]>()
      for place in places
      where seen.insert([Position.tenths(place.x), Position.tenths(place.y)]).inserted {
        data.dot(at: place)
      }
      sketch[.point].path(data, class: "dots \(classes)", [("stroke-width", "45")] + number)
    } else {
      for place in places { data.outline(marker.outline, around: place) }
      sketch[.point].path(data, class: (marker.isOpen ? "mo " : "mk ") + classes, number)
    }
    sketch.laneMarks += trace.laneMarks(series: index, classes: classes)
    sketch.obstacles += places.map { Sketch.Obstacle(points: [$0], series: index) }
    sketch.requests.append(
      LabelRequest(
        text: owner.name, classes: classes,
        target: .series(index, line: places.sorted { $0.x < $1.x }), isBold: true))
  }

  private func drawIntervals(in frame: Frame, classes: String, on canvas: inout Canvas) {
    var data = PathData()
    for dot in dots {
      guard let place = frame.position(dot.x, dot.y) else { continue }
      if let interval = dot.xInterval {
        let (low, high) = (
          frame.x.clamped(interval.lowerBound), frame.x.clamped(interval.upperBound)
        )
        data.bar(from: Position(low, place.y), to: Position(high, place.y))
      }
      if let interval = dot.yInterval {
        let (low, high) = (
          frame.y.clamped(interval.lowerBound), frame.y.clamped(interval.upperBound)
        )
        data.bar(from: Position(place.x, low), to: Position(place.x, high))
      }
    }
    canvas.path(data, class: "er \(classes)")
  }

  public func tabulate(into table: inout TableBuilder) {
    table.add(owner.name, dots.map { Point($0.x, $0.y) })
    if dots.contains(where: { $0.xInterval != nil }) {
      table.add("\(owner.name), low", dots.map { Point($0.xInterval?.lowerBound ?? .nan, $0.y) })
      table.add("\(owner.name), high", dots.map { Point($0.xInterval?.upperBound ?? .nan, $0.y) })
    } else if dots.contains(where: { $0.yInterval != nil }) {
      table.add("\(owner.name), low", dots.map { Point($0.x, $0.yInterval?.lowerBound ?? .nan) })
      table.add("\(owner.name), high", dots.map { Point($0.x, $0.yInterval?.upperBound ?? .nan) })
    }
  }

  public func describe(in report: inout Report) {
    report.add(cloud: owner.name, dots.map { Point($0.x, $0.y) })
  }
}

extension PathData {
  /// An interval with short strokes across its ends.
  mutating func bar(from start: Position, to end: Position) {
    let cap = 3.0
    polyline([start, end])
    for point in [start, end] {
      if start.y == end.y {
        polyline([Position(point.x, point.y - cap), Position(point.x, point.y + cap)])
      } else {
        polyline([Position(point.x - cap, point.y), Position(point.x + cap, point.y)])
      }
    }
  }
}
