import Geometry

/// Writes SVG elements; positions are pixels, what is written are tenths of a pixel.
struct Canvas {
  private(set) var markup = ""

  enum Anchor: String {
    case start
    case middle
    case end
  }

  mutating func raw(_ text: String) { markup += text }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    markup += "<\(name)\(Self.written(attributes))>"
  }

  mutating func close(_ name: String) { markup += "</\(name)>" }

  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    markup += "<\(name)\(Self.written(attributes))/>"
  }

  mutating func path(_ data: PathData, class names: String, _ attributes: [(String, String)] = []) {
    guard !data.isEmpty else { return }
    element("path", [("class", names), ("d", data.text)] + attributes)
  }

  mutating func rectangle(
    _ box: Box, class names: String, _ attributes: [(String, String)] = []
  ) {
    element(
      "rect",
      [
        ("class", names), ("x", Self.units(box.left)), ("y", Self.units(box.top)),
        ("width", Self.units(box.width)), ("height", Self.units(box.height)),
      ] + attributes)
  }

  /// A text with its baseline start, middle or end at `position`; raised digits are raised.
  mutating func text(
    _ text: String, at position: Position, size: Double, anchor: Anchor = .start,
    class names: String, _ attributes: [(String, String)] = []
  ) {
    var all = [
      ("class", names), ("x", Self.units(position.x)), ("y", Self.units(position.y)),
      ("font-size", Self.units(size)),
    ]
    if anchor != .start { all.append(("text-anchor", anchor.rawValue)) }
    open("text", all + attributes)
    let rise = Position.tenths(size * 0.36)
    var isRaised = false
    for run in Superscript.runs(of: text) {
      if run.isRaised {
        open(
          "tspan", [("dy", "\(-rise)"), ("font-size", Self.units(size * TextMetrics.raisedScale))])
      } else if isRaised {
        open("tspan", [("dy", "\(rise)")])
      }
      markup += Markup.escaped(run.text)
      if run.isRaised || isRaised { close("tspan") }
      isRaised = run.isRaised
    }
    close("text")
  }

  static func units(_ pixels: Double) -> String { String(Position.tenths(pixels)) }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(Markup.escaped($1))\"" }.joined()
  }
}
