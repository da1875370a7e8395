import Geometry

/// A matrix of values as coloured cells: layers by steps, units by time, a plane of hyperparameters.
///
/// The chart's ``ColorScale`` sets the colours. Exact zeros on a logarithm are hatched, values that
/// are not finite cross-hatched, missing ones (nil) framed by dots.
public struct Cells: Mark {
  /// What the columns and the rows stand for, in data units.
  public let xs: [Double]
  public let ys: [Double]
  /// Edges of the columns and of the rows, one more than there are of each.
  public let columnEdges: [Double]
  public let rowEdges: [Double]
  /// A row of values for each y.
  public let values: [[Double?]]
  /// Whether values are written into cells that are large enough.
  public var showsValues: Bool
  /// Whether values between the measured ones are interpolated, as on a smooth surface.
  public var isSmooth: Bool

  /// Cells around places; edges lie halfway between neighbours unless they are given.
  public init(
    xs: [Double], ys: [Double], columnEdges: [Double]? = nil, rowEdges: [Double]? = nil,
    values: [[Double?]], showsValues: Bool = false, isSmooth: Bool = false
  ) {
    self.xs = xs
    self.ys = ys
    self.columnEdges = columnEdges ?? Self.edges(around: xs)
    self.rowEdges = rowEdges ?? Self.edges(around: ys)
    self.values = values
    self.showsValues = showsValues
    self.isSmooth = isSmooth
    precondition(values.count == ys.count, "one row of values for each y")
    precondition(values.allSatisfy { $0.count == xs.count }, "one value for each x in a row")
    precondition(
      self.columnEdges.count == xs.count + 1 && self.rowEdges.count == ys.count + 1,
      "one more edge than places")
  }

  static func edges(around centers: [Double]) -> [Double] {
    guard let first = centers.first, let last = centers.last else { return [0] }
    guard centers.count > 1 else { return [first - 0.5, first + 0.5] }
    let inner = zip(centers, centers.dropFirst()).map { ($0 + $1) / 2 }
    return [first - (inner[0] - first)] + inner + [last + (last - inner[inner.count - 1])]
  }

  public func extend(_ extents: inout Extents) {
    extents.hasCells = true
    guard !values.isEmpty else { return }
    for edge in columnEdges { extents.x.add(edge) }
    for edge in rowEdges { extents.y.add(edge) }
    extents.color.add(CellSummary(values, isLog: false).extent)
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    guard let colors = frame.colors, columnEdges.count > 1 else { return }
    let columns = columnEdges.map(frame.x.clamped)
    let rows = rowEdges.map(frame.y.clamped)
    let isLog = colors.scale.isLog
    if isSmooth {
      let fine = FineCells(CellPlaces(columns: columns, rows: rows), values, isLog: isLog)
      return CellPainter(places: fine.places, colors: colors, id: frame.id)
        .draw(fine.values, on: &sketch)
    }
    let pool = CellPool(values, columns: columns, rows: rows, isLog: isLog)
    let places = CellPlaces(columns: pool.columns, rows: pool.rows)
    CellPainter(places: places, colors: colors, id: frame.id).draw(pool.values, on: &sketch)
    if showsValues { drawValues(pool.values, places, colors, frame.layout, on: &sketch) }
  }

  private func drawValues(
    _ values: [[Double?]], _ places: CellPlaces, _ colors: ColorClasses, _ layout: Layout,
    on sketch: inout Sketch
  ) {
    guard places.least > layout.textSize else { return }
    for (row, line) in values.enumerated() {
      for case let (column, value?) in line.enumerated() {
        let box = places.box(row: row, column: column)
        let text = NumberText.short(value, significant: 2)
        let width = TextMetrics.width(text, size: layout.textSize)
        guard width + 4 <= box.width, layout.textSize + 3 <= box.height,
          case .color(let index) = colors.fill(value)
        else { continue }
        sketch[.point].text(
          text, at: Position(box.center.x, box.center.y + layout.baselineShift),
          size: layout.textSize, anchor: .middle, class: "cv on-\(colors.cssClass(index))")
      }
    }
  }

  public func tabulate(into table: inout TableBuilder) {
    for (row, line) in values.enumerated() {
      let points = line.enumerated().compactMap { column, value in
        value.map { Point(xs[column], $0) }
      }
      table.add(row: ys[row], points)
    }
  }

  public func describe(in report: inout Report) {
    let summary = CellSummary(values, isLog: report.colors?.isLog == true)
    report.add(
      cells: summary.extent, rows: values.count, columns: columnEdges.count - 1,
      summary.low.map(place), summary.high.map(place))
  }

  private func place(_ cell: CellSummary.Place) -> Place {
    Place(value: cell.value, x: xs[cell.column], y: ys[cell.row])
  }

  struct Place {
    var value: Double
    var x: Double
    var y: Double
  }
}
