import Geometry

/// A shaded stretch of an axis: a healthy range, a saturated zone, a phase of training.
public struct Region: Mark {
  public enum Tone: String, Sendable, Hashable {
    case neutral
    case good = "ok"
    case doubtful = "warn"
    case bad
  }

  public var x: ClosedRange<Double>?
  public var y: ClosedRange<Double>?
  public var label: String
  public var tone: Tone

  /// Shades `x` across the whole height, `y` across the whole width, or the rectangle of both.
  public init(
    x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil, _ label: String = "",
    tone: Tone = .neutral
  ) {
    self.x = x
    self.y = y
    self.label = label
    self.tone = tone
  }

  public func extend(_ extents: inout Extents) {}

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let plot = frame.plot
    let xs =
      x.map { [frame.x.clamped($0.lowerBound), frame.x.clamped($0.upperBound)] }
      ?? [plot.left, plot.right]
    let ys =
      y.map { [frame.y.clamped($0.lowerBound), frame.y.clamped($0.upperBound)] }
      ?? [plot.top, plot.bottom]
    let (left, top) = (min(xs[0], xs[1]), min(ys[0], ys[1]))
    let box = Box(
      left: left, top: top, width: max(xs[0], xs[1]) - left, height: max(ys[0], ys[1]) - top)
    guard box.width > 0, box.height > 0 else { return }
    sketch[.region].rectangle(box, class: "rg \(tone.rawValue)")
    guard !label.isEmpty else { return }
    sketch.requests.append(
      LabelRequest(text: label, classes: "rt \(tone.rawValue)", target: .area(box)))
  }
}
