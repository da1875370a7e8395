import Geometry

/// Draws grid, axis line, ticks and their labels around one panel.
struct AxisPainter {
  let frame: Frame
  let xAxis: Axis
  let yAxis: Axis
  /// Whether the labels of the axis stand here or at a neighbour.
  let showsX: Bool
  let showsY: Bool
  /// Whether cells cover the plot, so that a grid would be hidden and a frame is needed.
  let hasCells: Bool
  /// The plot with its lanes.
  let outer: Box
  private(set) var texts: [Box] = []

  private var size: Double { frame.layout.textSize }
  private var shift: Double { frame.layout.baselineShift }
  private var isBandX: Bool { if case .band = xAxis.scale { true } else { false } }
  private var isBandY: Bool { if case .band = yAxis.scale { true } else { false } }

  init(
    frame: Frame, xAxis: Axis, yAxis: Axis, showsX: Bool, showsY: Bool, hasCells: Bool, outer: Box
  ) {
    self.frame = frame
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.showsX = showsX
    self.showsY = showsY
    self.hasCells = hasCells
    self.outer = outer
  }

  mutating func draw(on sketch: inout Sketch) {
    drawLanes(on: &sketch)
    if hasCells {
      let isPicture = xAxis.isHidden && yAxis.isHidden
      if !isPicture { sketch[.point].rectangle(frame.plot, class: "fr") }
    } else {
      drawGrid(on: &sketch)
    }
    if !yAxis.isHidden, showsY { drawYLabels(on: &sketch[.grid]) }
    if !xAxis.isHidden { drawX(on: &sketch[.grid]) }
  }

  // MARK: Grid

  private func drawGrid(on sketch: inout Sketch) {
    var grid = PathData()
    if !isBandY, !yAxis.isHidden {
      for tick in frame.y.ticks {
        let y = frame.y.pixel(tick.value)
        grid.polyline([Position(outer.left, y), Position(outer.right, y)])
      }
    }
    if isBandY || (xAxis.scale == .log && !xAxis.isHidden) {
      for tick in frame.x.ticks {
        let x = frame.x.pixel(tick.value)
        grid.polyline([Position(x, outer.top), Position(x, outer.bottom)])
      }
    }
    sketch[.grid].path(grid, class: "gd")
    drawReference(on: &sketch)
  }

  /// The line at zero, or at 10⁰ on a logarithm, where it lies inside the plot.
  private func drawReference(on sketch: inout Sketch) {
    var line: [Position] = []
    if !isBandY, !yAxis.isHidden, frame.y.low < 0, frame.y.high > 0 {
      let y = frame.y.pixel(0)
      line = [Position(outer.left, y), Position(outer.right, y)]
    }
    if isBandY, frame.x.low < 0, frame.x.high > 0 {
      let x = frame.x.pixel(0)
      line = [Position(x, outer.top), Position(x, outer.bottom)]
    }
    var data = PathData()
    data.polyline(line)
    sketch[.grid].path(data, class: "zl")
    if !line.isEmpty { sketch.obstacles.append(Sketch.Obstacle(points: line, series: nil)) }
  }

  // MARK: Labels

  private mutating func drawYLabels(on canvas: inout Canvas) {
    let band = outer.height / Double(max(1, frame.y.ticks.count))
    let every = isBandY ? max(1, Int(saturating: (frame.layout.lineHeight / band).rounded(.up))) : 1
    for (index, tick) in frame.y.ticks.enumerated() where index % every == 0 {
      let y = frame.y.pixel(tick.value)
      if isBandY {
        writeName(tick.label, middle: y, on: &canvas)
      } else {
        write(tick.label, right: outer.left - 8, middle: y, on: &canvas)
      }
    }
    var minor = PathData()
    for value in frame.y.minorTicks {
      let y = frame.y.pixel(value)
      minor.polyline([Position(outer.left - 4, y), Position(outer.left - 1, y)])
    }
    canvas.path(minor, class: "al")
  }

  /// A name beside a band of y, in as many lines as the band has room for, at most two.
  private mutating func writeName(_ name: String, middle: Double, on canvas: inout Canvas) {
    let width = outer.left - 8
    var lines = TextMetrics.lines(name, size: size, width: width)
    let step = frame.layout.lineHeight
    let band = outer.height / Double(max(1, frame.y.ticks.count))
    let room = max(1, min(2, Int(saturating: band / step)))
    if lines.count > room {
      let rest = lines[(room - 1)...].joined(separator: " ")
      lines = lines[..<(room - 1)] + [TextMetrics.shortened(rest, size: size, width: width)]
    }
    for (index, line) in lines.enumerated() {
      let offset = (Double(index) - Double(lines.count - 1) / 2) * step
      write(line, right: outer.left - 8, middle: middle + offset, on: &canvas)
    }
  }

  mutating func write(
    _ text: String, right: Double, middle: Double, on canvas: inout Canvas
  ) {
    let width = TextMetrics.width(text, size: size)
    canvas.text(
      text, at: Position(right, middle + shift), size: size, anchor: .end, class: "tk")
    texts.append(
      Box(left: right - width, top: middle - size / 2, width: width, height: size))
  }

  private mutating func drawX(on canvas: inout Canvas) {
    var line = PathData()
    if !hasCells, !isBandY {
      line.polyline([Position(outer.left, outer.bottom), Position(outer.right, outer.bottom)])
    }
    if !isBandX, showsX {
      for tick in frame.x.ticks {
        let x = frame.x.pixel(tick.value)
        line.polyline([Position(x, outer.bottom), Position(x, outer.bottom + 5)])
      }
      for value in frame.x.minorTicks {
        let x = frame.x.pixel(value)
        line.polyline([Position(x, outer.bottom), Position(x, outer.bottom + 3)])
      }
    }
    canvas.path(line, class: "al")
    guard showsX else { return }
    let first = texts.count
    for column in frame.columns.all {
      writeBelow(column.label, middle: column.middle, line: 0, on: &canvas)
    }
    for (lane, label) in lanesAlongX {
      writeBelow(label, middle: lane, line: 0, on: &canvas)
    }
    if isBandX { drawNames(on: &canvas) } else { drawNumbers(beside: texts[first...], on: &canvas) }
  }

  /// The numbers under the ticks, but for those that a lane's label leaves no room.
  private mutating func drawNumbers(beside lanes: ArraySlice<Box>, on canvas: inout Canvas) {
    for tick in frame.x.ticks {
      let middle = frame.x.pixel(tick.value)
      let box = placeBelow(tick.label, middle: middle, line: 0)
      guard !lanes.contains(where: { $0.overlaps(box.grown(by: 2)) }) else { continue }
      writeBelow(tick.label, middle: middle, line: 0, on: &canvas)
    }
  }

  /// The names under the bands; when even wrapped they do not fit, every second, third, … of them.
  private mutating func drawNames(on canvas: inout Canvas) {
    let names = frame.x.ticks.map(\.label)
    let band = outer.width / Double(max(1, names.count))
    let every = Self.thinning(names, band: band, size: size)
    let lines = AxisSizing(layout: frame.layout).bandLines(names, width: band * Double(every))
    for (index, tick) in frame.x.ticks.enumerated() where index % every == 0 {
      for (row, line) in lines[index].enumerated() {
        writeBelow(line, middle: frame.x.pixel(tick.value), line: row, on: &canvas)
      }
    }
  }

  /// Only short names, such as numbers, may be left out: a reader can count on from them.
  static func thinning(_ names: [String], band: Double, size: Double) -> Int {
    let widest = names.map { TextMetrics.width($0, size: size) }.max() ?? 0
    guard widest < 4 * size, names.count > 6 else { return 1 }
    return [1, 2, 5, 10, 20, 50, 100].first { band * Double($0) > widest + 6 } ?? 200
  }

  private mutating func writeBelow(
    _ text: String, middle: Double, line: Int, on canvas: inout Canvas
  ) {
    let box = placeBelow(text, middle: middle, line: line)
    canvas.text(
      text, at: Position(middle, box.top + size * 0.86), size: size, anchor: .middle, class: "tk")
    texts.append(box)
  }

  private func placeBelow(_ text: String, middle: Double, line: Int) -> Box {
    let top = outer.bottom + 8 + Double(line) * frame.layout.lineHeight
    let width = TextMetrics.width(text, size: size)
    return Box(left: middle - width / 2, top: top, width: width, height: size)
  }
}
