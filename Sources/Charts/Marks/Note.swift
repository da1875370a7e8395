import Geometry

/// Words at a place of the plot, in a frame if they name a part of a diagram.
public struct Note: Mark {
  public var x: Double
  public var y: Double
  public var text: String
  /// A second, quieter line: a shape, a unit.
  public var detail: String
  public var isFramed: Bool
  public var ink: Ink

  public init(
    x: Double, y: Double, _ text: String, detail: String = "", isFramed: Bool = false,
    ink: Ink = .reference
  ) {
    self.x = x
    self.y = y
    self.text = text
    self.detail = detail
    self.isFramed = isFramed
    self.ink = ink
  }

  public func extend(_ extents: inout Extents) {
    guard x.isFinite, y.isFinite else { return }
    extents.x.add(x)
    extents.y.add(y)
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    guard let place = frame.position(x, y) else { return }
    let size = frame.layout.textSize
    let step = frame.layout.lineHeight
    let width = max(
      TextMetrics.width(text, size: size, isBold: isFramed), TextMetrics.width(detail, size: size))
    let lines = detail.isEmpty ? 1.0 : 2
    // A text at the edge of the plot is pushed inside rather than cut.
    let half = width / 2 + (isFramed ? 9 : 0)
    let center = min(
      max(place.x, min(half, frame.layout.width / 2)),
      max(frame.layout.width - half, frame.layout.width / 2))
    let top = place.y - lines * step / 2
    let box = Box(left: center - width / 2, top: top, width: width, height: lines * step)
    if isFramed {
      let around = Box(
        left: box.left - 9, top: box.top - 5, width: box.width + 18, height: box.height + 10)
      sketch[.point].rectangle(around, class: "nd \(ink.cssClass)", [("rx", "40")])
    }
    sketch[.point].text(
      text, at: Position(center, top + step / 2 + frame.layout.baselineShift), size: size,
      anchor: .middle, class: isFramed ? "nt b" : "lb \(ink.cssClass)")
    if !detail.isEmpty {
      sketch[.point].text(
        detail, at: Position(center, top + 1.5 * step + frame.layout.baselineShift), size: size,
        anchor: .middle, class: "tk")
    }
    sketch.texts.append(box)
  }

  public func describe(in report: inout Report) {
    report.add(detail.isEmpty ? text : "\(text) (\(detail))")
  }
}
