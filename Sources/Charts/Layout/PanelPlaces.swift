import Geometry

/// Where each panel's plot lies, after the labels of the axes have been measured.
struct PanelPlaces {
  private let grid: PanelGrid
  private let top: Double
  private let left: Double
  private let plotWidth: Double
  private let columnGap: Double
  private let rowGap: Double
  private let labelHeight: Double
  private let titleHeight: Double
  /// Whether titles and the labels of the panels' own axes are too wide to stand on one line.
  let stacksTitles: Bool

  init(grid: PanelGrid, sizing: AxisSizing, top: Double, rightMargin: Double) {
    self.grid = grid
    self.top = top
    let layout = grid.layout
    let labels = Self.labelWidths(grid, sizing)
    let leastGap = labels.others > 0 ? labels.others + 12 : 16
    let gaps = Double(grid.columns - 1)
    var free = layout.width - labels.first - rightMargin - leastGap * gaps
    // The first and the last label of x are centred on their ticks and may reach beyond the plot.
    let x = sizing.horizontal(grid.chart.x, grid.shared, width: free / Double(grid.columns))
    let isHidden = grid.chart.x.isHidden
    let (before, overhang) =
      isHidden
      ? (0, 0) : Self.overhangs(x, width: free / Double(grid.columns), size: layout.textSize)
    left = max(labels.first, before.rounded(.up))
    free -= left - labels.first
    columnGap = max(leastGap, (2 * overhang + 4).rounded(.up))
    free -= (columnGap - leastGap) * gaps
    let spare = isHidden ? 0 : max(0, overhang - rightMargin + 2)
    plotWidth = ((free - spare) / Double(grid.columns)).rounded(.down)
    let plotWidth = plotWidth
    let hasTitles = grid.chart.panels.contains { !$0.title.isEmpty }
    stacksTitles = grid.chart.panels.contains {
      Self.titleWidth(of: $0, layout) > plotWidth + 8
    }
    titleHeight = hasTitles ? layout.lineHeight * (stacksTitles ? 2 : 1) + 8 : 0
    labelHeight =
      isHidden
      ? 4 : 12 + layout.lineHeight * Double(Self.labelLines(grid, sizing, width: plotWidth))
    rowGap = 14
  }

  /// Of a title and the label of the panel's own axis beside it; 0 if there is only one of them.
  private static func titleWidth(of panel: Panel, _ layout: Layout) -> Double {
    guard let axis = panel.y?.label, !axis.isEmpty, !panel.title.isEmpty else { return 0 }
    return TextMetrics.width(panel.title, size: layout.textSize, isBold: true) + titleGap
      + TextMetrics.width(axis, size: layout.textSize)
  }

  /// Between a title and the label of the axis beside it.
  static let titleGap = 10.0

  func box(of index: Int) -> Box {
    let (row, column) = (index / grid.columns, index % grid.columns)
    return Box(
      left: left + Double(column) * (plotWidth + columnGap),
      top: top + titleHeight + Double(row) * (grid.plotHeight + titleHeight + rowGap),
      width: plotWidth, height: grid.plotHeight)
  }

  /// Below the labels of x.
  var bottom: Double {
    let rows = Double(grid.rows)
    return top + rows * (grid.plotHeight + titleHeight) + (rows - 1) * rowGap + labelHeight
  }

  /// Left of a plot whose y axis has no labels; with a hidden x axis the plot takes all the rest.
  static let leastLeft = 2.0

  /// The room for labels of y left of the first column, and of the others where panels have axes of
  /// their own.
  private static func labelWidths(_ grid: PanelGrid, _ sizing: AxisSizing)
    -> (first: Double, others: Double)
  {
    var (first, others) = (leastLeft, 0.0)
    for index in grid.chart.panels.indices {
      let axis = grid.axis(index)
      let isOwn = grid.chart.panels[index].y != nil
      guard !axis.isHidden, grid.isLeft(index) || isOwn else { continue }
      let extents = grid.extents(of: index)
      let lanes = Lanes(axis: axis, extents: extents)
      let height = grid.plotHeight - lanes.lowHeight - lanes.highHeight
      let scale = sizing.vertical(axis, extents, height: height)
      let widest = sizing.labelWidth(scale, lanes: [lanes.lowLabel, lanes.highLabel])
      let width = min(widest, grid.layout.width * (scale.isBand ? 0.36 : 0.5)).rounded(.up) + 9
      if grid.isLeft(index) { first = max(first, width) } else { others = max(others, width) }
    }
    return (first, others)
  }

  /// How far labels of x reach beyond the left and the right end of a plot.
  private static func overhangs(_ scale: Scale, width: Double, size: Double)
    -> (left: Double, right: Double)
  {
    if scale.isBand || scale.ticks.isEmpty { return (0, 0) }
    var (left, right) = (-Double.infinity, -Double.infinity)
    for tick in scale.ticks {
      let middle = width * (tick.value - scale.low) / (scale.high - scale.low)
      let half = TextMetrics.width(tick.label, size: size) / 2
      left = max(left, half - middle)
      right = max(right, middle + half - width)
    }
    return (left, right)
  }

  private static func labelLines(_ grid: PanelGrid, _ sizing: AxisSizing, width: Double) -> Int {
    guard case .band(let names) = grid.chart.x.scale else { return 1 }
    let band = width / Double(max(1, names.count))
    let every = AxisPainter.thinning(names, band: band, size: grid.layout.textSize)
    let lines = sizing.bandLines(names, width: band * Double(every))
    return lines.map(\.count).max() ?? 1
  }
}
