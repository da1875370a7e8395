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
  /// One ink for all lines, as over cells whose colours already show the values.
  public var ink: Ink?

  public init(
    xs: [Double], ys: [Double], values: [[Double]], levels: [Double]? = nil,
    showsLevels: Bool = true, ink: Ink? = nil
  ) {
    precondition(values.count == ys.count, "one row of values for each y")
    precondition(values.allSatisfy { $0.count == xs.count }, "one value for each x in a row")
    self.xs = xs
    self.ys = ys
    self.values = values
    self.levels = levels
    self.showsLevels = showsLevels
    self.ink = ink
  }

  public func extend(_ extents: inout Extents) {
    for x in xs { extents.x.add(x) }
    for y in ys { extents.y.add(y) }
    for row in values {
      for value in row { extents.color.add(value) }
    }
    extents.hasCells = true
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let columns = xs.map(frame.x.clamped)
    let rows = ys.map(frame.y.clamped)
    for level in levels ?? frame.colors?.edges ?? [] {
      let lines = MarchingSquares(columns: columns, rows: rows, values: values)
        .lines(at: level).map(Simplify.polyline)
      var data = PathData()
      for line in lines { data.polyline(line) }
      if ink == .reference { sketch[.line].path(data, class: "er halo") }
      sketch[.line].path(data, class: "cn \(look(of: level, frame.colors))")
      guard showsLevels, let longest = lines.max(by: { $0.count < $1.count }), longest.count > 4
      else { continue }
      sketch.requests.append(
        LabelRequest(text: NumberText.short(level), classes: "rt", target: .upon(longest)))
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
      report.language.contours(report.colors?.label ?? "", levels.map { NumberText.short($0) }))
  }
}
