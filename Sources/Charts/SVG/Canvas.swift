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

  /// A text with its baseline start, middle or end at `position`; raised and lowered characters are shifted.
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
    var height = 0
    for run in Script.runs(of: text) {
      let wanted =
        switch run.script {
        case .raised: -Position.tenths(size * 0.36)
        case .lowered: Position.tenths(size * 0.2)
        case nil: 0
        }
      var attributes: [(String, String)] = []
      if wanted != height { attributes.append(("dy", "\(wanted - height)")) }
      if run.script != nil {
        attributes.append(("font-size", Self.units(size * TextMetrics.shiftedScale)))
      }
      if !attributes.isEmpty { open("tspan", attributes) }
      markup += Markup.escaped(run.text)
      if !attributes.isEmpty { close("tspan") }
      height = wanted
    }
    close("text")
  }

  static func units(_ pixels: Double) -> String { String(Position.tenths(pixels)) }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\(Markup.escaped($1))\"" }.joined()
  }
}
