import Geometry

/// A table with a bar in each cell: settings by what was measured of them.
///
/// Each column has a scale of its own, from zero, or for powers of ten a dot on a track. A column that
/// finds no room beside the others stands below them. Both axes should be ``Axis/hidden``.
public struct BarTable: Mark {
  public struct Cell: Sendable, Hashable {
    public var value: Double
    /// The smallest and largest over repetitions.
    public var interval: ClosedRange<Double>?

    public init(_ value: Double, interval: ClosedRange<Double>? = nil) {
      self.value = value
      self.interval = interval
    }
  }

  public struct Column: Sendable, Hashable {
    public var title: String
    /// One for each row, nil where nothing was measured.
    public var cells: [Cell?]
    public var isLog: Bool
    public var ink: Ink

    public init(_ title: String, _ cells: [Cell?], isLog: Bool = false, ink: Ink = .ramp(3)) {
      self.title = title
      self.cells = cells
      self.isLog = isLog
      self.ink = ink
    }
  }

  public var rows: [String]
  public var columns: [Column]

  private static let gap = 18.0
  private static let leastBar = 48.0

  public init(rows: [String], columns: [Column]) {
    precondition(columns.allSatisfy { $0.cells.count == rows.count }, "one cell for each row")
    self.rows = rows
    self.columns = columns
  }

  public func extend(_ extents: inout Extents) {
    extents.x.add(0)
    extents.y.add(0)
  }

  public func height(in layout: Layout) -> Double? {
    let shape = Shape(self, layout, width: layout.width - PanelPlaces.leastLeft)
    return Double(shape.blocks) * shape.blockHeight(rows: rows.count, layout)
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let shape = Shape(self, frame.layout, width: frame.plot.width)
    for block in 0..<shape.blocks {
      let own = columns.indices.filter { $0 / shape.perBlock == block }
      let top =
        frame.plot.top + Double(block) * shape.blockHeight(rows: rows.count, frame.layout)
      drawRows(at: top, shape, frame, on: &sketch)
      for (place, index) in own.enumerated() {
        let left = frame.plot.left + shape.nameWidth + Double(place) * shape.columnWidth
        draw(columns[index], left: left, top: top, shape, frame, on: &sketch)
      }
    }
  }

  private func drawRows(
    at top: Double, _ shape: Shape, _ frame: Frame, on sketch: inout Sketch
  ) {
    let layout = frame.layout
    var lines = PathData()
    for (row, name) in rows.enumerated() {
      let y = top + shape.headHeight + Double(row) * shape.rowHeight
      lines.polyline([Position(frame.plot.left, y), Position(frame.plot.right, y)])
      let text = TextMetrics.shortened(name, size: layout.textSize, width: shape.nameWidth - 8)
      write(
        text, left: frame.plot.left, middle: y + shape.rowHeight / 2, class: "nt", layout,
        on: &sketch)
    }
    sketch[.grid].path(lines, class: "gd")
  }

  private func draw(
    _ column: Column, left: Double, top: Double, _ shape: Shape, _ frame: Frame,
    on sketch: inout Sketch
  ) {
    let layout = frame.layout
    let title = TextMetrics.lines(
      column.title, size: layout.textSize, width: shape.columnWidth - Self.gap)
    for (line, text) in title.prefix(shape.headLines).enumerated() {
      let rest = Double(shape.headLines - min(title.count, shape.headLines) + line)
      write(
        text, left: left, middle: top + (rest + 0.5) * layout.lineHeight, class: "ax", layout,
        on: &sketch)
    }
    let scale = Track(column, left: left, width: shape.columnWidth - Self.gap - shape.textWidth)
    var (bars, errors, crosses, zeros) = (PathData(), PathData(), PathData(), PathData())
    var tracks = PathData()
    for (row, cell) in column.cells.enumerated() {
      guard let cell else { continue }
      let middle = top + shape.headHeight + (Double(row) + 0.5) * shape.rowHeight
      if column.isLog {
        tracks.polyline([Position(left, middle), Position(scale.right, middle)])
      }
      if cell.value.isFinite, !column.isLog || cell.value > 0 {
        scale.mark(cell.value, middle: middle, into: &bars)
        if let interval = cell.interval, interval.lowerBound < interval.upperBound {
          errors.bar(
            from: Position(scale.place(interval.lowerBound), middle),
            to: Position(scale.place(interval.upperBound), middle))
        }
      } else if !cell.value.isFinite {
        Marker.fatal(at: Position(left + 5, middle), into: &crosses)
      } else {
        zeros.outline(Marker.zero, around: Position(left + 5, middle))
      }
      write(
        NumberText.short(cell.value), left: scale.right + 6, middle: middle, class: "nt", layout,
        on: &sketch)
    }
    let look = column.ink.cssClass
    sketch[.grid].path(tracks, class: "gd")
    sketch[.line].path(bars, class: (column.isLog ? "mk " : "br ") + look)
    sketch[.line].path(errors, class: "er halo")
    sketch[.line].path(errors, class: "er bt")
    sketch[.point].path(crosses, class: "nf")
    sketch[.point].path(zeros, class: "zr " + look)
  }

  private func write(
    _ text: String, left: Double, middle: Double, class names: String, _ layout: Layout,
    on sketch: inout Sketch
  ) {
    let size = layout.textSize
    sketch[.point].text(
      text, at: Position(left, middle + layout.baselineShift), size: size, class: names)
    sketch.texts.append(
      Box(
        left: left, top: middle - size / 2, width: TextMetrics.width(text, size: size),
        height: size))
  }

  public func tabulate(into table: inout TableBuilder) {
    for column in columns {
      let points = column.cells.enumerated().compactMap { row, cell in
        cell.map { Point(Double(row), $0.value) }
      }
      table.add(rows: rows, column.title, points)
      let intervals = column.cells.enumerated().compactMap { row, cell in
        cell?.interval.map { (Double(row), $0) }
      }
      guard !intervals.isEmpty else { continue }
      table.add(rows: rows, "\(column.title), low", intervals.map { Point($0.0, $0.1.lowerBound) })
      table.add(
        rows: rows, "\(column.title), high", intervals.map { Point($0.0, $0.1.upperBound) })
    }
  }

  public func describe(in report: inout Report) {
    for column in columns {
      let values = zip(rows, column.cells).compactMap { row, cell in
        cell.map { "\(row) \(NumberText.short($0.value))" }
      }
      report.add(report.language.list(column.title, values))
    }
  }
}

extension BarTable {
  /// Widths and heights of the parts of a table.
  fileprivate struct Shape {
    var nameWidth: Double
    var textWidth: Double
    var columnWidth: Double
    var perBlock: Int
    var blocks: Int
    var headLines: Int
    var headHeight: Double
    var rowHeight: Double

    init(_ table: BarTable, _ layout: Layout, width: Double) {
      let size = layout.textSize
      let names = table.rows.map { TextMetrics.width($0, size: size) + 12 }
      nameWidth = min(names.max() ?? 0, width * (layout.isNarrow ? 0.5 : 0.4)).rounded(.up)
      let texts = table.columns.flatMap(\.cells).compactMap { cell in
        cell.map { TextMetrics.width(NumberText.short($0.value), size: size) + 6 }
      }
      textWidth = (texts.max() ?? 0).rounded(.up)
      let least = textWidth + BarTable.leastBar + BarTable.gap
      let free = width - nameWidth
      perBlock = max(1, min(table.columns.count, Int(saturating: free / least)))
      blocks = max(1, (table.columns.count + perBlock - 1) / perBlock)
      columnWidth = (free / Double(perBlock)).rounded(.down)
      let titles = columnWidth - BarTable.gap
      headLines = min(
        3,
        table.columns.map { TextMetrics.lines($0.title, size: size, width: titles).count }.max()
          ?? 1)
      headHeight = Double(headLines) * layout.lineHeight + 6
      rowHeight = layout.lineHeight + 8
    }

    func blockHeight(rows: Int, _ layout: Layout) -> Double {
      headHeight + Double(rows) * rowHeight + (blocks > 1 ? layout.lineHeight : 4)
    }
  }

  /// The scale of one column.
  fileprivate struct Track {
    private let projection: Projection
    let right: Double

    init(_ column: Column, left: Double, width: Double) {
      right = left + width
      let cells = column.cells.compactMap { $0 }
      let bounds = cells.compactMap(\.interval).flatMap { [$0.lowerBound, $0.upperBound] }
      let values = (cells.map(\.value) + bounds).filter(\.isFinite)
      var (low, high) = (0.0, 1.0)
      if column.isLog {
        let decades = values.filter { $0 > 0 }.map(Real.log10)
        low = (decades.min() ?? 0).rounded(.down)
        high = max((decades.max() ?? 1).rounded(.up), low + 1)
      } else {
        low = min(0, values.min() ?? 0)
        high = max(0, values.max() ?? 0)
        if low == high { high = low + 1 }
      }
      projection = Projection(isLog: column.isLog, low: low, high: high, start: left, end: right)
    }

    func place(_ value: Double) -> Double { projection.clamped(value) }

    /// A bar from zero, or a dot where the scale has no zero.
    func mark(_ value: Double, middle: Double, into data: inout PathData) {
      if projection.isLog {
        data.outline(Marker.circle.outline, around: Position(place(value), middle))
      } else {
        let (zero, end) = (place(0), place(value))
        data.rectangle(
          Box(left: min(zero, end), top: middle - 6, width: abs(end - zero), height: 12))
      }
    }
  }
}
