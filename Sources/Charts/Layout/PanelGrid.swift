/// The places of a chart's panels: rows and columns, and what the axes need around them.
struct PanelGrid {
  let chart: Chart
  let layout: Layout
  let columns: Int
  let rows: Int
  let extents: [Extents]
  /// The union of the panels, for shared axes.
  let shared: Extents

  init(_ chart: Chart, layout: Layout) {
    self.chart = chart
    self.layout = layout
    let count = max(1, chart.panels.count)
    let wished = chart.columns ?? Self.usualColumns(count)
    // On a phone two panels stand side by side only if their titles do.
    let fitsTwo = chart.panels.allSatisfy { panel in
      TextMetrics.width(panel.title, size: layout.textSize, isBold: true) < layout.width * 0.38
    }
    let most = layout.isNarrow ? (fitsTwo ? 2 : 1) : 5
    columns = max(1, min(wished, most, count))
    rows = (count + columns - 1) / columns
    extents = chart.panels.map { panel in
      var extents = Extents()
      for mark in panel.marks { mark.extend(&extents) }
      return extents
    }
    var shared = Extents()
    for (panel, one) in zip(chart.panels, extents) {
      shared.add(one, includingY: panel.y == nil)
    }
    self.shared = shared
  }

  private static func usualColumns(_ count: Int) -> Int {
    switch count {
    case ...3: count
    case 4: 2
    case 5, 6, 9: 3
    default: 4
    }
  }

  var isSingle: Bool { chart.panels.count <= 1 }

  /// The height of each panel's plot, lanes included.
  var plotHeight: Double {
    if let height = bandHeight { return height }
    let wishes = chart.panels.flatMap(\.marks).compactMap { $0.height(in: layout) }
    return wishes.max()?.rounded() ?? usualHeight
  }

  private var usualHeight: Double {
    let around = Header.plainHeight(layout) + 3 * layout.lineHeight + 20
    // A phone is read upright: there the plot may be a little taller than the nominal height leaves.
    let usual = layout.height - around + (layout.isNarrow ? 24 : 0)
    switch rows {
    case 1: return usual
    case 2: return (usual * 0.62).rounded()
    default: return (usual * 0.5).rounded()
    }
  }

  /// Named rows get the height their names need. Of numbers some can be left out, where there are many.
  private var bandHeight: Double? {
    guard case .band(let names) = chart.y.scale,
      chart.panels.flatMap(\.marks).allSatisfy({ $0.height(in: layout) == nil })
    else { return nil }
    if names.count <= 24, rows == 1 {
      return max(2, Double(names.count)) * layout.lineHeight * (layout.isNarrow ? 2.4 : 2)
    }
    guard names.contains(where: { Double($0) == nil }) else { return nil }
    return max(usualHeight, Double(names.count) * layout.lineHeight * 1.25)
  }

  /// Whether a panel has none below it, and so carries the labels of x.
  func isBottom(_ index: Int) -> Bool { index + columns >= chart.panels.count }

  func isLeft(_ index: Int) -> Bool { index % columns == 0 }

  func axis(_ index: Int) -> Axis { chart.panels[index].y ?? chart.y }

  /// The extents a panel's axes are made for.
  func extents(of index: Int) -> Extents {
    guard chart.panels[index].y != nil else { return shared }
    var own = extents[index]
    own.x = shared.x
    own.needsRoomInX = shared.needsRoomInX
    return own
  }
}
