import Geometry

/// Lines of equal value over a plane: a loss landscape, a phase boundary.
public struct Contours: Mark {
  public var xs: [Double]
  public var ys: [Double]
  /// Values at the crossings of the grid, a row for each y.
  public var values: [[Double]]
  /// The values that lines follow; the edges of the colour classes when nil.
  public var levels: [Double]?
  /// Whether each level is written on its longest line.
  public var showsLevels: Bool
  /// Written in place of each level.
  public var label: String?
  /// One ink for all lines, as over cells whose colours already show the values.
  public var ink: Ink?
  /// Dashed, and without a say in the colours: what is expected, over cells that show what was measured.
  public var isReference: Bool

  public init(
    xs: [Double], ys: [Double], values: [[Double]], levels: [Double]? = nil,
    showsLevels: Bool = true, label: String? = nil, ink: Ink? = nil, isReference: Bool = false
  ) {
    precondition(values.count == ys.count, "one row of values for each y")
    precondition(values.allSatisfy { $0.count == xs.count }, "one value for each x in a row")
    self.xs = xs
    self.ys = ys
    self.values = values
    self.levels = levels
    self.showsLevels = showsLevels
    self.label = label
    self.ink = ink
    self.isReference = isReference
  }

  public func extend(_ extents: inout Extents) {
    for x in xs { extents.x.add(x) }
    for y in ys { extents.y.add(y) }
    if !isReference { extents.color.add(CellSummary(values, isLog: false).extent) }
    extents.hasCells = true
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let surface = ContourGrid(
      values, columns: xs.map(frame.x.clamped), rows: ys.map(frame.y.clamped))
    for level in levels ?? frame.colors?.edges ?? [] {
      let isLog = frame.colors?.scale.isLog ?? false
      let lines = surface.lines(at: level, isLog: isLog && level > 0 && !isReference)
      var data = PathData()
      for line in lines { data.polyline(line) }
      if ink == .reference { sketch[.line].path(data, class: "er halo") }
      sketch[.line].path(
        data, class: isReference ? "rl" : "cn \(look(of: level, frame.colors))")
      guard showsLevels, let longest = lines.max(by: { $0.count < $1.count }), longest.count > 4
      else { continue }
      sketch.obstacles += lines.map { Sketch.Obstacle(points: $0, series: nil) }
      sketch.requests.append(
        LabelRequest(
          text: label ?? NumberText.short(level), classes: "rt", target: .upon(longest),
          hasPlate: ink != nil))
    }
  }

  /// Contours in the colour of the values above them; without a colour scale in grey.
  private func look(of level: Double, _ colors: ColorClasses?) -> String {
    if let ink { return ink.cssClass }
    guard let colors, case .color(let index) = colors.fill(level) else { return "s0" }
    return colors.cssClass(index)
  }

  public func describe(in report: inout Report) {
    guard let levels else { return }
    report.add(
      label.map(report.language.contour)
        ?? report.language.contours(
          report.colors?.label ?? "", levels.map { NumberText.short($0) }))
  }
}
