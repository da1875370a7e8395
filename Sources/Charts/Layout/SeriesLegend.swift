import Geometry

/// The key to the series, in rows above the plot, where names cannot stand beside the lines.
struct SeriesLegend {
  private struct Item {
    var index: Int
    var lines: [String]
    var place: Position
  }

  private var items: [Item] = []
  private let table: SeriesTable
  private let shapes: [KeyShape]
  private let layout: Layout
  private(set) var height = 0.0

  private static let swatch = 26.0

  /// `order` is the reading order: that of the final values.
  init(_ table: SeriesTable, shapes: [KeyShape], order: [Int], layout: Layout) {
    self.table = table
    self.shapes = shapes
    self.layout = layout
    var (x, y) = (0.0, 0.0)
    var rowHeight = 0.0
    for index in order {
      let room = layout.width - Self.swatch - 10
      let lines = TextMetrics.lines(table.all[index].name, size: layout.textSize, width: room)
      let widest = lines.map { TextMetrics.width($0, size: layout.textSize) }.max() ?? 0
      let width = self.width(of: index) + 6 + widest
      if x > 0, x + width > layout.width {
        (x, y) = (0, y + rowHeight)
        rowHeight = 0
      }
      items.append(Item(index: index, lines: lines, place: Position(x, y)))
      rowHeight = max(rowHeight, Double(lines.count) * layout.lineHeight + 3)
      x += width + 16
    }
    height = items.isEmpty ? 0 : y + rowHeight + 6
  }

  func draw(at top: Double, on canvas: inout Canvas) {
    for item in items {
      let series = table.all[item.index]
      let classes = table.classes(of: series)
      let middle = top + item.place.y + layout.lineHeight / 2
      let number = [("data-series", "\(item.index)")]
      canvas.open("g", [("class", "key")] + number)
      drawShape(of: item, classes, middle: middle, on: &canvas)
      for (row, line) in item.lines.enumerated() {
        let baseline = middle + Double(row) * layout.lineHeight + layout.baselineShift
        canvas.text(
          line, at: Position(item.place.x + width(of: item.index) + 6, baseline),
          size: layout.textSize, class: "kt")
      }
      canvas.close("g")
    }
  }

  /// Lines need a length to show their dash, areas and dots do not.
  private func width(of index: Int) -> Double {
    shapes[index] == .line ? Self.swatch : 12
  }

  private func drawShape(
    of item: Item, _ classes: String, middle: Double, on canvas: inout Canvas
  ) {
    let left = item.place.x
    let marker = table.marker(of: table.all[item.index])
    switch shapes[item.index] {
    case .none: return
    case .area:
      canvas.rectangle(
        Box(left: left, top: middle - 6, width: 12, height: 12), class: "br \(classes)")
      return
    case .line:
      var line = PathData()
      line.polyline([Position(left, middle), Position(left + Self.swatch, middle)])
      canvas.path(line, class: "ln \(classes)")
    case .dot: break
    }
    var shape = PathData()
    shape.outline(
      marker.outline, around: Position(left + width(of: item.index) / 2, middle))
    canvas.path(shape, class: (marker.isOpen ? "mo " : "mk ") + classes)
  }
}
