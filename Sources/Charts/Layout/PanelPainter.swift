import Geometry

/// Draws one panel into its place: scales, axes, marks, lanes, labels.
struct PanelPainter {
  let grid: PanelGrid
  let index: Int
  let id: String
  let series: SeriesTable
  let colors: ColorClasses?
  /// The plot with its lanes.
  let outer: Box

  /// Where the names of series go.
  enum Naming {
    /// Right of the plot, in a column so many pixels wide.
    case margin(Double, tolerance: Double)
    /// Along the lines.
    case along
    /// In a key above the plot.
    case legend
  }

  /// A finished panel.
  struct Result {
    var sketch: Sketch
    var labels: Canvas
    var texts: [Box]
    var isClear: Bool
    var frame: Frame
    /// The top of the plot with its lanes.
    var outerTop: Double
  }

  private var panel: Panel { grid.chart.panels[index] }
  private var layout: Layout { grid.layout }

  func draw(naming: Naming) -> Result {
    let frame = makeFrame()
    var sketch = Sketch()
    var axes = AxisPainter(
      frame: frame, xAxis: grid.chart.x, yAxis: grid.axis(index), showsX: grid.isBottom(index),
      showsY: grid.isLeft(index) || panel.y != nil, hasCells: grid.extents[index].hasCells,
      outer: outer)
    axes.draw(on: &sketch)
    let bare = sketch.extent
    for mark in panel.marks { mark.draw(in: frame, on: &sketch) }
    if sketch.extent == bare { sayNothing(in: frame, on: &sketch) }
    let notes = LanePainter(frame: frame, outer: outer).draw(sketch.laneMarks, on: &sketch)
    var placer = placer(frame, sketch, naming, taken: axes.texts + notes + sketch.texts)
    var named = sketch.requests.filter(isSeries)
    switch naming {
    case .margin(let width, let tolerance):
      named = placer.placeInMargin(named, width: width, tolerance: tolerance)
      placer.placeAlong(named)
    case .along: placer.placeAlong(named)
    case .legend: break
    }
    placer.placeOthers(sketch.requests.filter { !isSeries($0) } + annotations(in: frame))
    var labels = Canvas()
    for label in placer.labels { label.draw(on: &labels, layout: layout) }
    return Result(
      sketch: sketch, labels: labels, texts: placer.taken, isClear: placer.isClear, frame: frame,
      outerTop: outer.top)
  }

  private func placer(
    _ frame: Frame, _ sketch: Sketch, _ naming: Naming, taken: [Box]
  ) -> LabelPlacer {
    var bounds = frame.plot
    if case .margin(let width, _) = naming {
      bounds.width = outer.right - bounds.left + LabelPlacer.marginGap + width
    }
    return LabelPlacer(
      frame: frame, bounds: bounds, right: outer.right, headroom: headroom(bounds),
      obstacles: sketch.obstacles, taken: taken)
  }

  /// Beside the title of the y axis, where there is but one panel.
  private func headroom(_ bounds: Box) -> Box? {
    guard grid.isSingle, panel.title.isEmpty, panel.y == nil, !grid.chart.y.label.isEmpty else {
      return nil
    }
    let lines = TextMetrics.lines(grid.chart.y.label, size: layout.textSize, width: layout.width)
    let left = TextMetrics.width(lines.last ?? "", size: layout.textSize) + 12
    guard left < bounds.right else { return nil }
    return Box(
      left: left, top: outer.top - layout.lineHeight - 2, width: bounds.right - left,
      height: layout.lineHeight - 2)
  }

  private func isSeries(_ request: LabelRequest) -> Bool {
    if case .series = request.target { true } else { false }
  }

  /// An empty plot says that it is, so that nobody looks for what is not there.
  private func sayNothing(in frame: Frame, on sketch: inout Sketch) {
    let own = grid.extents[index]
    let language = grid.chart.language
    let hasData = own.x.count > 0 && (own.color.count > 0 || !own.hasCells)
    let text = hasData ? language.nothingToDraw : language.noData
    let middle = frame.plot.center
    sketch[.point].text(
      text, at: Position(middle.x, middle.y + layout.baselineShift), size: layout.textSize,
      anchor: .middle, class: "lb rt")
    let width = TextMetrics.width(text, size: layout.textSize)
    sketch.texts.append(
      Box(
        left: middle.x - width / 2, top: middle.y - layout.textSize / 2, width: width,
        height: layout.textSize))
  }

  private func annotations(in frame: Frame) -> [LabelRequest] {
    grid.chart.annotations.filter { $0.panel == index }.compactMap { annotation in
      frame.position(annotation.x, annotation.y).map {
        LabelRequest(text: annotation.text, classes: "an", target: .point($0))
      }
    }
  }

  // MARK: Scales

  private func makeFrame() -> Frame {
    let extents = grid.extents(of: index)
    let lanes = Lanes(axis: grid.axis(index), extents: extents)
    let xLanes = Lanes(xAxis: grid.chart.x, extent: extents.x)
    let lowWidth = Frame.laneWidth(xLanes.lowLabel, layout)
    let highWidth = Frame.laneWidth(xLanes.highLabel, layout)
    let left = outer.left + (xLanes.hasLow ? lowWidth + Frame.laneGap : 0)
    let right = outer.right - (xLanes.hasHigh ? highWidth + Frame.laneGap : 0)
    let between = Box(
      left: left, top: outer.top + lanes.highHeight, width: right - left,
      height: outer.height - lanes.lowHeight - lanes.highHeight)
    let columns = LaneColumns(extents, in: between, layout)
    let plot = columns.plot
    let sizing = AxisSizing(layout: layout)
    var y = sizing.vertical(grid.axis(index), extents, height: plot.height)
    let isDownwards = grid.axis(index).isReversed || y.isBand
    (y.projection.start, y.projection.end) =
      isDownwards ? (plot.top, plot.bottom) : (plot.bottom, plot.top)
    if lanes.hasLow {
      y.projection.lowLane =
        plot.bottom + Frame.laneGap + (lanes.lowHeight - Frame.laneGap) / 2
      y.lowLaneLabel = lanes.lowLabel
    }
    if lanes.hasHigh {
      y.projection.highLane = outer.top + (lanes.highHeight - Frame.laneGap) / 2
      y.highLaneLabel = lanes.highLabel
    }
    var x = sizing.horizontal(grid.chart.x, extents, width: plot.width)
    (x.projection.start, x.projection.end) = (plot.left, plot.right)
    if xLanes.hasLow {
      x.projection.lowLane = outer.left + lowWidth / 2
      x.lowLaneLabel = xLanes.lowLabel
    }
    if xLanes.hasHigh {
      x.projection.highLane = outer.right - highWidth / 2
      x.highLaneLabel = xLanes.highLabel
    }
    return Frame(
      layout: layout, id: id, x: x, y: y, plot: plot, series: series, colors: colors,
      noData: grid.chart.language.noData, columns: columns)
  }
}

/// The lanes an axis needs for what has no place on it.
struct Lanes {
  var lowLabel = ""
  var highLabel = ""
  private var lowRows = 0
  private var highRows = 0

  init(axis: Axis, extents: Extents) {
    if case .band = axis.scale { return }
    read(extents.y, isLog: axis.scale == .log)
    if hasLow { lowRows = Frame.laneRows(extents.lowLaneSeries) }
    if hasHigh { highRows = Frame.laneRows(extents.highLaneSeries) }
  }

  /// Along x, where marks stand at their height, a lane is as wide as one of them.
  init(xAxis: Axis, extent: Extent) {
    if case .band = xAxis.scale { return }
    read(extent, isLog: xAxis.scale == .log)
  }

  private mutating func read(_ extent: Extent, isLog: Bool) {
    if let low = Self.low(extent, isLog: isLog) {
      lowLabel = low
      lowRows = 1
    }
    if extent.overflows > 0 {
      highLabel = extent.notNumbers == 0 ? "∞" : extent.infinities == 0 ? "NaN" : "∞, NaN"
      highRows = 1
    }
  }

  var hasLow: Bool { lowRows > 0 }
  var hasHigh: Bool { highRows > 0 }
  var lowHeight: Double { height(lowRows) }
  var highHeight: Double { height(highRows) }

  private func height(_ rows: Int) -> Double {
    rows == 0 ? 0 : Frame.laneGap + Double(rows) * Frame.laneRowHeight
  }

  private static func low(_ extent: Extent, isLog: Bool) -> String? {
    if isLog, extent.negatives + extent.negativeInfinities > 0 { return "≤ 0" }
    if isLog, extent.zeros > 0 { return "0" }
    return !isLog && extent.negativeInfinities > 0 ? NumberText.minus + "∞" : nil
  }
}
