import Geometry

/// Puts header, keys, axis titles and panels under one another.
struct PageComposer {
  struct Page {
    var canvas = Canvas()
    var definitions: [String] = []
    var height = 0.0
    var texts: [Box] = []
    var isClear = true
  }

  private let chart: Chart
  private let id: String
  private let layout: Layout
  private let grid: PanelGrid
  private let series: SeriesTable
  private let colors: ColorClasses?
  private let sizing: AxisSizing

  init(chart: Chart, id: String, layout: Layout) {
    self.chart = chart
    self.id = id
    self.layout = layout
    grid = PanelGrid(chart, layout: layout)
    series = chart.series
    colors = chart.colors.map { [grid] in ColorClasses($0, extent: grid.shared.color) }
    sizing = AxisSizing(layout: layout)
  }

  /// The first way of naming the series that leaves no doubt; a key as the last resort.
  func compose() -> Page {
    for naming in namings {
      let page = compose(naming)
      if page.isClear { return page }
    }
    return compose(.legend)
  }

  private var namings: [PanelPainter.Naming] {
    guard grid.isSingle, needsNames, isNamedAtMarks else { return [] }
    let widths = series.all.map {
      TextMetrics.width($0.name, size: layout.textSize, isBold: true)
    }
    let widest = widths.max() ?? 0
    let fits = widest <= layout.width * (layout.isNarrow ? 0.26 : 0.3)
    let margin = { (tolerance: Double) -> [PanelPainter.Naming] in
      fits ? [.margin(widest.rounded(.up), tolerance: tolerance)] : []
    }
    return layout.isNarrow
      ? [.along] + margin(1) : margin(0.9) + [.along] + margin(2.5)
  }

  private var marks: [any Mark] { chart.panels.flatMap(\.marks).filter { $0.series != nil } }

  /// Whether names say what neither an axis nor the title of a panel says already.
  private var needsNames: Bool {
    let names = series.all.map(\.name)
    if names.count == 1 {
      let known = ["", chart.x.label, chart.y.label]
      return isNamedAtMarks && !known.contains(names[0])
    }
    return chart.panels.contains { panel in
      panel.marks.compactMap(\.series).contains { $0.name != panel.title }
    }
  }

  private var isNamedAtMarks: Bool { !marks.contains { $0.isNamedInKey } }

  // MARK: One attempt

  private func compose(_ naming: PanelPainter.Naming) -> Page {
    var page = Page()
    let header = Header(chart, layout: layout)
    header.draw(on: &page.canvas)
    var top = header.height
    if case .legend = naming, needsNames {
      let legend = SeriesLegend(
        series, shapes: keyShapes, order: readingOrder, layout: layout)
      legend.draw(at: top, on: &page.canvas)
      top += legend.height
    }
    if let colors {
      page.definitions = Hatch.definitions(for: grid.shared.color, colors, id: id)
      let legend = ColorLegend(
        classes: colors, extent: grid.shared.color, layout: layout, id: id)
      legend.draw(at: top, on: &page.canvas)
      top += legend.height
    }
    top = drawYTitle(top: top, on: &page.canvas)
    top = drawPanels(top: top, naming, on: &page)
    page.height = drawXTitle(top: top, naming, on: &page.canvas)
    return page
  }

  private func drawYTitle(top: Double, on canvas: inout Canvas) -> Double {
    guard !chart.y.isHidden, !chart.y.label.isEmpty, chart.panels.contains(where: { $0.y == nil })
    else { return top + (grid.isSingle ? 6 : 0) }
    let lines = TextMetrics.lines(chart.y.label, size: layout.textSize, width: layout.width)
    for (index, line) in lines.enumerated() {
      canvas.text(
        line, at: Position(0, top + layout.textSize + Double(index) * layout.lineHeight),
        size: layout.textSize, class: "ax")
    }
    return top + Double(lines.count) * layout.lineHeight + 10
  }

  private func drawXTitle(top: Double, _ naming: PanelPainter.Naming, on canvas: inout Canvas)
    -> Double
  {
    guard !chart.x.isHidden, !chart.x.label.isEmpty else { return top + 2 }
    let right = layout.width - rightMargin(naming)
    let lines = TextMetrics.lines(chart.x.label, size: layout.textSize, width: right)
    for (index, line) in lines.enumerated() {
      canvas.text(
        line, at: Position(right, top + layout.textSize + Double(index) * layout.lineHeight),
        size: layout.textSize, anchor: .end, class: "ax")
    }
    return top + Double(lines.count) * layout.lineHeight + 4
  }

  // MARK: Panels

  private func drawPanels(top: Double, _ naming: PanelPainter.Naming, on page: inout Page) -> Double
  {
    let places = PanelPlaces(
      grid: grid, sizing: sizing, top: top, rightMargin: rightMargin(naming))
    for index in chart.panels.indices {
      let painter = PanelPainter(
        grid: grid, index: index, id: id, series: series, colors: colors,
        outer: places.box(of: index))
      let result = painter.draw(naming: naming)
      page.isClear = page.isClear && result.isClear
      page.texts += result.texts
      page.definitions += result.sketch.definitions.filter { !page.definitions.contains($0) }
      write(
        result, title: chart.panels[index], stacked: places.stacksTitles, on: &page.canvas)
    }
    return places.bottom
  }

  private func write(
    _ result: PanelPainter.Result, title panel: Panel, stacked: Bool, on canvas: inout Canvas
  ) {
    let plot = result.frame.plot
    if !panel.title.isEmpty {
      let y = result.outerTop - 7
      let axis = panel.y?.label ?? ""
      let width = TextMetrics.width(panel.title, size: layout.textSize, isBold: true)
      let title = TextMetrics.shortened(
        panel.title, size: layout.textSize, isBold: true, width: plot.width + 8)
      let titleY = stacked && !axis.isEmpty ? y - layout.lineHeight : y
      canvas.text(title, at: Position(plot.left, titleY), size: layout.textSize, class: "pt")
      if !axis.isEmpty {
        let axisX = stacked ? plot.left : plot.left + width + PanelPlaces.titleGap
        canvas.text(axis, at: Position(axisX, y), size: layout.textSize, class: "ax")
      }
    }
    canvas.open("g", [("class", "plot")] + PlotData.attributes(of: result.frame))
    for depth in Sketch.Depth.allCases { canvas.raw(result.sketch.markup(depth)) }
    canvas.raw(result.labels.markup)
    canvas.close("g")
  }

  private func rightMargin(_ naming: PanelPainter.Naming) -> Double {
    if case .margin(let width, _) = naming { return width + LabelPlacer.marginGap + 2 }
    let note = grid.shared.needsRoomInNotes
    guard !chart.x.isHidden || !note.isEmpty else { return 0 }
    return note.isEmpty ? 8 : 12 + TextMetrics.width(note, size: layout.textSize).rounded(.up)
  }

  private var keyShapes: [KeyShape] {
    series.all.map { one in marks.first { $0.series == one }?.keyShape ?? .line }
  }

  /// Series by their last finite value, greatest first, as they stand at the right of the plot.
  private var readingOrder: [Int] {
    var last = [Double](repeating: -.infinity, count: series.all.count)
    let lines = marks.compactMap { $0 as? Line }
    for line in lines {
      let value = line.points.last { $0.y.isFinite }?.y ?? -.infinity
      let index = series.index(of: line.line)
      last[index] = max(last[index], value)
    }
    return last.indices.sorted { (-last[$0], $0) < (-last[$1], $1) }
  }
}
