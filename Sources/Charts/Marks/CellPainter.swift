import Geometry

/// Pixels of the edges of cells, on whole tenths so that neighbours meet.
struct CellPlaces {
  let columns: [Double]
  let rows: [Double]
  /// Whether large cells are set apart; the pixels of a picture are not.
  var hasGaps = true

  init(columns: [Double], rows: [Double], hasGaps: Bool = true) {
    self.hasGaps = hasGaps
    self.columns = columns.map { ($0 * 10).rounded() / 10 }
    self.rows = rows.map { ($0 * 10).rounded() / 10 }
  }

  func box(row: Int, column: Int) -> Box {
    let (top, bottom) = (min(rows[row], rows[row + 1]), max(rows[row], rows[row + 1]))
    let (left, right) = (
      min(columns[column], columns[column + 1]), max(columns[column], columns[column + 1])
    )
    return Box(left: left, top: top, width: right - left, height: bottom - top)
  }

  /// The size of the smallest cell.
  var least: Double {
    let widths = zip(columns, columns.dropFirst()).map { abs($1 - $0) }
    let heights = zip(rows, rows.dropFirst()).map { abs($1 - $0) }
    return min(widths.min() ?? 0, heights.min() ?? 0)
  }
}

/// Paints cells as nested strokes: for each colour class, from the first, one path strokes every run
/// of cells of that class or a later one, and later paths cover what belongs to them.
struct CellPainter {
  let places: CellPlaces
  let colors: ColorClasses
  let id: String

  func draw(_ values: [[Double?]], on sketch: inout Sketch) {
    let fills = values.map { $0.map { $0.map(colors.fill) } }
    for index in 0..<colors.count { paint(fills, from: index, on: &sketch[.area]) }
    paint(fills, .zero, pattern: "\(id)-zero", on: &sketch[.area])
    paint(fills, .notFinite, pattern: "\(id)-nan", on: &sketch[.area])
    drawCrosses(fills, on: &sketch[.area])
    if places.hasGaps, places.least >= 8 { drawGaps(on: &sketch[.area]) }
    drawMissing(fills, on: &sketch[.area])
  }

  private func paint(_ fills: [[ColorClasses.Fill?]], from index: Int, on canvas: inout Canvas) {
    // Rows of equal height share a path; rounding to tenths makes heights differ by one.
    var paths: [(height: Double, data: PathData)] = []
    for (row, line) in fills.enumerated() {
      let box = places.box(row: row, column: 0)
      for run in Self.runs(line, where: { $0.isColor(atLeast: index) }) {
        let (left, right) = (
          places.box(row: row, column: run.lowerBound).left,
          places.box(row: row, column: run.upperBound - 1).right
        )
        let place = paths.firstIndex { abs($0.height - box.height) < 0.15 } ?? paths.count
        if place == paths.count { paths.append((box.height, PathData())) }
        paths[place].height = max(paths[place].height, box.height)
        paths[place].data.move(to: Position(left, box.center.y))
        paths[place].data.line(to: Position(right, box.center.y))
      }
    }
    for path in paths {
      canvas.path(
        path.data, class: "ce \(colors.cssClass(index))",
        [("stroke-width", String(Position.tenths(path.height) + 1))])
    }
  }

  private func paint(
    _ fills: [[ColorClasses.Fill?]], _ fill: ColorClasses.Fill, pattern: String,
    on canvas: inout Canvas
  ) {
    var data = PathData()
    for (row, line) in fills.enumerated() {
      for run in Self.runs(line, where: { $0 == fill }) {
        let (first, last) = (
          places.box(row: row, column: run.lowerBound),
          places.box(row: row, column: run.upperBound - 1)
        )
        data.rectangle(
          Box(
            left: first.left, top: first.top, width: last.right - first.left, height: first.height))
      }
    }
    canvas.path(data, class: "hatch", [("fill", "url(#\(pattern))")])
  }

  /// A cross on each cell that is not finite, where cells are large and few enough to read them.
  private func drawCrosses(_ fills: [[ColorClasses.Fill?]], on canvas: inout Canvas) {
    guard places.least >= 12 else { return }
    var data = PathData()
    for (row, line) in fills.enumerated() {
      for (column, fill) in line.enumerated() where fill == .notFinite {
        Marker.fatal(at: places.box(row: row, column: column).center, into: &data)
      }
    }
    canvas.path(data, class: "nf")
  }

  private func drawGaps(on canvas: inout Canvas) {
    guard let left = places.columns.first, let right = places.columns.last,
      let top = places.rows.first, let bottom = places.rows.last
    else { return }
    var data = PathData()
    for x in places.columns.dropFirst().dropLast() {
      data.polyline([Position(x, top), Position(x, bottom)])
    }
    for y in places.rows.dropFirst().dropLast() {
      data.polyline([Position(left, y), Position(right, y)])
    }
    canvas.path(data, class: "gap")
  }

  private func drawMissing(_ fills: [[ColorClasses.Fill?]], on canvas: inout Canvas) {
    var data = PathData()
    for (row, line) in fills.enumerated() {
      for (column, fill) in line.enumerated() where fill == nil {
        data.rectangle(places.box(row: row, column: column).grown(by: -1))
      }
    }
    canvas.path(data, class: "ms")
  }

  /// Unbroken ranges of cells in a row that satisfy a condition.
  private static func runs(
    _ line: [ColorClasses.Fill?], where condition: (ColorClasses.Fill) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (column, fill) in line.enumerated() {
      guard let fill, condition(fill) else { continue }
      if let last = runs.last, last.upperBound == column {
        runs[runs.count - 1] = last.lowerBound..<(column + 1)
      } else {
        runs.append(column..<(column + 1))
      }
    }
    return runs
  }
}

extension ColorClasses.Fill {
  func isColor(atLeast index: Int) -> Bool {
    if case .color(let own) = self { own >= index } else { false }
  }
}
