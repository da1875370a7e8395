import Geometry

/// A measured point, with an interval along either axis where one is known.
public typealias Dot = Geometry.Dot

/// Points that no line joins: a scatter, or estimates with their intervals.
public struct Dots: Mark {
  public var dots: [Dot]
  private let owner: Series

  /// With more dots than this they are drawn small and round, whatever the series' marker.
  private static let many = 300
  /// The width of a small dot.
  private static let width = 4.5
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
    extents.addSeries(x: Extent(ofXOf: dots), y: Extent(ofYOf: dots))
    extents.needsRoomInX = true
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let classes = frame.series.classes(of: owner)
    let index = frame.series.index(of: owner)
    let number = [("data-series", "\(index)")]
    let trace = Trace(Dot.points(of: dots), x: frame.x.projection, y: frame.y.projection)
    let places = Simplify.dots(
      trace.runs.flatMap { $0 } + trace.besideAxis, width: Self.width)
    drawIntervals(in: frame, classes: classes, on: &sketch[.line])
    var data = PathData()
    let marker = frame.series.marker(of: owner)
    if dots.count > Self.many || (marker == .circle && dots.count > Self.cloud) {
      for place in places { data.dot(at: place) }
      let stroke = [("stroke-width", Canvas.units(Self.width))]
      sketch[.point].path(data, class: "dots \(classes)", stroke + number)
    } else {
      for place in places { data.outline(marker.outline, around: place) }
      sketch[.point].path(data, class: (marker.isOpen ? "mo " : "mk ") + classes, number)
    }
    var crosses = PathData()
    for place in trace.beyondAxis { Marker.fatal(at: place, into: &crosses) }
    sketch[.point].path(crosses, class: "nf \(classes)", number)
    sketch.laneMarks += trace.laneMarks(series: index, classes: classes)
    sketch.obstacles += places.map { Sketch.Obstacle(points: [$0], series: index) }
    sketch.requests.append(
      LabelRequest(
        text: owner.name, classes: classes,
        target: .series(index, line: places.sorted { $0.x < $1.x }), isBold: true))
  }

  private func drawIntervals(in frame: Frame, classes: String, on canvas: inout Canvas) {
    var data = PathData()
    for dot in Dot.withIntervals(dots) {
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
    table.add(owner.name, Dot.points(of: dots))
    let known = Dot.withIntervals(dots)
    if known.contains(where: { $0.xInterval != nil }) {
      table.add("\(owner.name), low", dots.map { Point($0.xInterval?.lowerBound ?? .nan, $0.y) })
      table.add("\(owner.name), high", dots.map { Point($0.xInterval?.upperBound ?? .nan, $0.y) })
    } else if !known.isEmpty {
      table.add("\(owner.name), low", dots.map { Point($0.x, $0.yInterval?.lowerBound ?? .nan) })
      table.add("\(owner.name), high", dots.map { Point($0.x, $0.yInterval?.upperBound ?? .nan) })
    }
  }

  public func describe(in report: inout Report) {
    report.add(cloud: owner.name, Dot.points(of: dots))
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
