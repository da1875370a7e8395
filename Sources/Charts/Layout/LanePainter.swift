import Geometry

/// Draws what has no place on the y axis: hollow triangles for exact zeros, crosses for overflow.
struct LanePainter {
  let frame: Frame
  let outer: Box

  /// Series share the rows of a lane when there are more of them than rows.
  func draw(_ marks: [LaneMark], on sketch: inout Sketch) -> [Box] {
    [LaneMark.Lane.low, .high].flatMap { lane -> [Box] in
      let here = marks.filter { $0.lane == lane }
      var order: [Int] = []
      for mark in here where !order.contains(mark.series) { order.append(mark.series) }
      let rows = Frame.laneRows(order.count)
      return here.compactMap { mark in
        let row = (order.firstIndex(of: mark.series) ?? 0) % rows
        let top = lane == .low ? frame.plot.bottom + Frame.laneGap : outer.top
        let y = top + (Double(row) + 0.5) * Frame.laneRowHeight
        return draw(mark, y: y, showsNote: order.count <= rows, on: &sketch)
      }
    }
  }

  private func draw(_ mark: LaneMark, y: Double, showsNote: Bool, on sketch: inout Sketch) -> Box? {
    guard let first = mark.xs.min(), let last = mark.xs.max() else { return nil }
    let gaps = zip(mark.xs, mark.xs.dropFirst()).map { $1 - $0 }
    let isDense = (gaps.min() ?? 99) < 10
    var line = PathData()
    var symbols = PathData()
    let shown = isDense ? ends(mark.xs) : mark.xs.map { ($0, $0) }
    for (start, end) in shown {
      if end > start { line.polyline([Position(start, y), Position(end, y)]) }
      for x in end > start + 10 ? [start, end] : [start] {
        if mark.lane == .low {
          symbols.outline(Marker.zero, around: Position(x, y))
        } else {
          Marker.fatal(at: Position(x, y), into: &symbols)
        }
      }
    }
    let number = [("data-series", "\(mark.series)")]
    sketch[.point].path(line, class: "lr \(mark.classes)", number)
    sketch[.point].path(
      symbols, class: (mark.lane == .low ? "zr " : "nf ") + mark.classes, number)
    return showsNote ? note(mark, from: first, to: last, y: y, on: &sketch) : nil
  }

  /// Unbroken stretches of closely spaced positions.
  private func ends(_ xs: [Double]) -> [(Double, Double)] {
    guard let first = xs.first else { return [] }
    var stretches = [(first, first)]
    for x in xs.dropFirst() {
      if x - stretches[stretches.count - 1].1 < 10 {
        stretches[stretches.count - 1].1 = x
      } else {
        stretches.append((x, x))
      }
    }
    return stretches
  }

  /// How many there are, beside them where there is room.
  private func note(
    _ mark: LaneMark, from first: Double, to last: Double, y: Double, on sketch: inout Sketch
  ) -> Box? {
    let size = frame.layout.textSize
    let width = TextMetrics.width(mark.note, size: size)
    let left =
      last + 9 + width <= outer.right
      ? last + 9 : first - 9 - width >= outer.left ? first - 9 - width : nil
    guard let left else { return nil }
    sketch[.point].text(
      mark.note, at: Position(left, y + frame.layout.baselineShift), size: size,
      class: "lb \(mark.classes)")
    return Box(left: left, top: y - size / 2, width: width, height: size)
  }
}
