import Geometry

/// Straight arrows between points: steps of an optimizer, a field of directions, flow in a diagram.
public struct Arrows: Mark {
  public struct Arrow: Sendable, Hashable {
    public var from: Point
    public var to: Point

    public init(from: Point, to: Point) {
      self.from = from
      self.to = to
    }
  }

  public var arrows: [Arrow]
  private let owner: Series
  /// Pixels kept free at both ends, for what the arrow points from and to.
  private let clearance: Double

  public init(_ series: Series, _ arrows: [Arrow], clearance: Double = 0) {
    owner = series
    self.arrows = arrows
    self.clearance = clearance
  }

  public var series: Series? { owner.name.isEmpty ? nil : owner }
  public var keyShape: KeyShape { .line }

  public func extend(_ extents: inout Extents) {
    for point in arrows.flatMap({ [$0.from, $0.to] }) where point.x.isFinite && point.y.isFinite {
      extents.x.add(point.x)
      extents.y.add(point.y)
    }
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let classes = frame.series.classes(of: owner)
    var (shafts, heads) = (PathData(), PathData())
    for arrow in arrows {
      guard let from = frame.position(arrow.from.x, arrow.from.y),
        let to = frame.position(arrow.to.x, arrow.to.y)
      else { continue }
      draw(from: from, to: to, &shafts, &heads)
      sketch.obstacles.append(
        Sketch.Obstacle(points: [from, to], series: frame.series.index(of: owner)))
    }
    sketch[.line].path(shafts, class: "ar \(classes)")
    sketch[.line].path(heads, class: "ah \(classes)")
    guard let first = arrows.first, let place = frame.position(first.to.x, first.to.y),
      !owner.name.isEmpty
    else { return }
    sketch.requests.append(
      LabelRequest(
        text: owner.name, classes: classes,
        target: .series(frame.series.index(of: owner), line: [place]), isBold: true))
  }

  private func draw(
    from start: Position, to end: Position, _ shafts: inout PathData, _ heads: inout PathData
  ) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 2 * clearance + 1 else { return }
    let (ux, uy) = (dx / length, dy / length)
    let tip = Position(end.x - ux * clearance, end.y - uy * clearance)
    let tail = Position(start.x + ux * clearance, start.y + uy * clearance)
    let size = min(7, length * 0.5)
    let neck = Position(tip.x - ux * size, tip.y - uy * size)
    let half = size * 0.45
    shafts.polyline([tail, neck])
    heads.polyline(
      [
        tip, Position(neck.x - uy * half, neck.y + ux * half),
        Position(neck.x + uy * half, neck.y - ux * half),
      ], closed: true)
  }
}
