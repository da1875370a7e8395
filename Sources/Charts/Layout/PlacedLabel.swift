import Geometry

/// A text that found its place.
struct PlacedLabel: Equatable {
  var lines: [String]
  var classes: String
  var isBold: Bool
  var size: Double
  var box: Box
  var anchor: Canvas.Anchor
  /// A line from the label to what it names, where they are apart.
  var leader: [Position] = []
  /// The number of the series it names, for the script that highlights it.
  var series: Int?
  /// Whether the text stands on a ground of its own.
  var hasPlate = false

  func draw(on canvas: inout Canvas, layout: Layout) {
    if !leader.isEmpty {
      var data = PathData()
      data.polyline(leader)
      canvas.path(data, class: "ld \(classes)")
    }
    if hasPlate { canvas.rectangle(box.grown(by: 2), class: "rf") }
    let x =
      switch anchor {
      case .start: box.left
      case .middle: box.center.x
      case .end: box.right
      }
    let attributes = series.map { [("data-series", "\($0)")] } ?? []
    let step = box.height / Double(lines.count)
    for (index, line) in lines.enumerated() {
      let middle = box.top + (Double(index) + 0.5) * step
      canvas.text(
        line, at: Position(x, middle + layout.baselineShift), size: size, anchor: anchor,
        class: "lb \(classes)\(isBold ? " b" : "")", attributes)
    }
  }
}
