import Geometry

/// A straight line across the plot: a threshold, a limit of the arithmetic, a moment in training.
public struct Rule: Mark {
  public enum Direction: Sendable, Hashable {
    /// Across, at a value of y.
    case horizontal
    /// Upright, at a value of x.
    case vertical
  }

  public var direction: Direction
  public var value: Double
  public var label: String
  /// Whether the axis is widened to show it; otherwise it appears only where the data reaches it.
  public var widensDomain: Bool
  public var isDashed: Bool

  /// A line at `y`.
  public init(y: Double, _ label: String = "", widensDomain: Bool = true, isDashed: Bool = true) {
    self.init(.horizontal, y, label, widensDomain, isDashed)
  }

  /// A line at `x`.
  public init(x: Double, _ label: String = "", widensDomain: Bool = true, isDashed: Bool = true) {
    self.init(.vertical, x, label, widensDomain, isDashed)
  }

  private init(
    _ direction: Direction, _ value: Double, _ label: String, _ widensDomain: Bool, _ isDashed: Bool
  ) {
    self.direction = direction
    self.value = value
    self.label = label
    self.widensDomain = widensDomain
    self.isDashed = isDashed
  }

  public func extend(_ extents: inout Extents) {
    guard widensDomain, value.isFinite else { return }
    // A threshold of zero has no place on a logarithm and must not open a lane there.
    switch direction {
    case .horizontal: extents.y.widen(value)
    case .vertical: extents.x.widen(value)
    }
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let scale = direction == .horizontal ? frame.y : frame.x
    guard scale.contains(value), case .inside(let pixel) = scale.place(value) else { return }
    let plot = frame.plot
    let (from, to) =
      direction == .horizontal
      ? (Position(plot.left, pixel), Position(plot.right, pixel))
      : (Position(pixel, plot.top), Position(pixel, plot.bottom))
    var data = PathData()
    data.polyline([from, to])
    sketch[.area].path(data, class: isDashed ? "rl" : "rl solid")
    sketch.obstacles.append(Sketch.Obstacle(points: [from, to], series: nil))
    guard !label.isEmpty else { return }
    sketch.requests.append(
      LabelRequest(text: label, classes: "rt", target: .rule(from: from, to: to)))
  }

  public func describe(in report: inout Report) {
    report.add(
      rule: label, at: value, isHorizontal: direction == .horizontal,
      widensDomain: widensDomain)
  }
}
