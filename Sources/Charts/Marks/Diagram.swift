import Geometry

/// The parts of a model in order, joined by arrows, with bows for connections that skip some.
///
/// Parts stand in rows that wrap to the width of the drawing; both axes should be ``Axis/hidden``.
public struct Diagram: Mark {
  public struct Part: Sendable, Hashable {
    public var name: String
    /// A quieter second line, such as the shape of what leaves the part.
    public var detail: String
    public var ink: Ink

    public init(_ name: String, detail: String = "", ink: Ink = .neutral) {
      self.name = name
      self.detail = detail
      self.ink = ink
    }
  }

  /// A connection past the parts between two parts.
  public struct Skip: Sendable, Hashable {
    public var from: Int
    public var to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  public var parts: [Part]
  public var skips: [Skip]

  private static let gap = 26.0

  /// Rows of several parts leave room for the lines between them.
  private func rowGap(_ layout: Layout) -> Double { layout.isNarrow ? 20 : 34 }

  public init(_ parts: [Part], skips: [Skip] = []) {
    self.parts = parts
    self.skips = skips.filter { parts.indices.contains($0.from) && parts.indices.contains($0.to) }
  }

  public func extend(_ extents: inout Extents) {
    extents.x.add(0)
    extents.y.add(0)
  }

  public func height(in layout: Layout) -> Double? {
    let places = places(columns: columns(layout, width: layout.width))
    return Double((places.last?.row ?? 0) + 1) * (boxHeight(layout) + rowGap(layout))
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let boxes = boxes(in: frame)
    var (shafts, heads) = (PathData(), PathData())
    let rowGap = rowGap(frame.layout)
    for (index, (one, next)) in zip(boxes, boxes.dropFirst()).enumerated() {
      if one.left == next.left {
        Self.arrow(
          [Position(one.center.x, one.bottom), Position(next.center.x, next.top)], &shafts, &heads)
      } else if one.top == next.top {
        Self.arrow(
          [Position(one.right, one.center.y), Position(next.left, next.center.y)], &shafts, &heads)
      } else {
        // On to the row below: down between the rows, then in from the left.
        let middle = one.bottom + rowGap * 0.36
        let left = boxes[index + 1].center.x
        Self.arrow(
          [
            Position(one.center.x, one.bottom), Position(one.center.x, middle),
            Position(left, middle), Position(left, next.top),
          ], &shafts, &heads)
      }
    }
    sketch[.line].path(shafts, class: "ar s0")
    sketch[.line].path(heads, class: "ah s0")
    drawSkips(boxes, frame.layout, on: &sketch[.line])
    for (part, box) in zip(parts, boxes) { draw(part, in: box, frame.layout, on: &sketch) }
  }

  private func draw(_ part: Part, in box: Box, _ layout: Layout, on sketch: inout Sketch) {
    let size = layout.textSize
    sketch[.point].rectangle(box, class: "nd \(part.ink.cssClass)", [("rx", "50")])
    let hasDetail = !part.detail.isEmpty
    let shift = hasDetail ? layout.lineHeight / 2 : 0
    let middle = box.center
    sketch[.point].text(
      TextMetrics.shortened(part.name, size: size, isBold: true, width: box.width - 8),
      at: Position(middle.x, middle.y - shift + layout.baselineShift), size: size, anchor: .middle,
      class: "nt b")
    if hasDetail {
      sketch[.point].text(
        TextMetrics.shortened(part.detail, size: size, width: box.width - 8),
        at: Position(middle.x, middle.y + shift + layout.baselineShift), size: size,
        anchor: .middle, class: "tk")
    }
    sketch.texts.append(box)
  }

  /// Bows above the row or right of the column, or straight lines between rows, in the colour of
  /// residual connections.
  private func drawSkips(_ boxes: [Box], _ layout: Layout, on canvas: inout Canvas) {
    var (shafts, heads) = (PathData(), PathData())
    let rowGap = rowGap(layout)
    for skip in skips {
      let (from, to) = (boxes[skip.from], boxes[skip.to])
      if from.left == to.left {
        let right = max(from.right, to.right) + 22
        Self.arrow(
          [
            Position(from.right, from.center.y + 5), Position(right, from.center.y + 5),
            Position(right, to.center.y - 5), Position(to.right, to.center.y - 5),
          ], &shafts, &heads)
        continue
      }
      let height = min(rowGap * 0.42, from.top)
      let top = min(from.top, to.top) - height
      let (start, end) = (from.center.x + 10, to.center.x - 10)
      let bow = [
        Position(start, from.top), Position(start + 6, top), Position(end - 6, top),
        Position(end, to.top),
      ]
      // Into another row it runs between the rows, below the line that leads on.
      let level = to.top - rowGap * 0.3
      let down = [
        Position(start, from.bottom), Position(start, level), Position(end, level),
        Position(end, to.top),
      ]
      Self.arrow(from.top == to.top ? bow : down, &shafts, &heads)
    }
    let look = Ink.role(.residual).cssClass
    canvas.path(shafts, class: "ar \(look)")
    canvas.path(heads, class: "ah \(look)")
  }

  private static func arrow(
    _ points: [Position], _ shafts: inout PathData, _ heads: inout PathData
  ) {
    guard points.count > 1, let tip = points.last else { return }
    let before = points[points.count - 2]
    let length = ((tip.x - before.x) * (tip.x - before.x) + (tip.y - before.y) * (tip.y - before.y))
      .squareRoot()
    guard length > 0 else { return }
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length)
    let neck = Position(tip.x - ux * 6, tip.y - uy * 6)
    shafts.polyline(points.dropLast() + [neck])
    heads.polyline(
      [
        tip, Position(neck.x - uy * 3, neck.y + ux * 3), Position(neck.x + uy * 3, neck.y - ux * 3),
      ], closed: true)
  }

  // MARK: Places

  /// The row and column of each part. What a connection skips stays in one row, if it fits in one.
  private func places(columns: Int) -> [(row: Int, column: Int)] {
    var places: [(row: Int, column: Int)] = []
    var (row, column) = (0, 0)
    for index in parts.indices {
      let reach = skips.filter { $0.from == index }.map { $0.to - index + 1 }.max() ?? 1
      let breaksOff = reach <= columns && column + reach > columns
      if column == columns || (breaksOff && column > 0) { (row, column) = (row + 1, 0) }
      places.append((row, column))
      column += 1
    }
    return places
  }

  private func boxes(in frame: Frame) -> [Box] {
    let area = frame.plot
    let columns = columns(frame.layout, width: area.width)
    let width = boxWidth(frame.layout, limit: area.width)
    let height = boxHeight(frame.layout)
    let gap =
      columns > 1
      ? min(60, (area.width - width * Double(columns)) / Double(columns - 1)) : Self.gap
    let rowGap = rowGap(frame.layout)
    return places(columns: columns).map { place in
      Box(
        left: area.left + Double(place.column) * (width + gap),
        top: area.top + rowGap * 0.6 + Double(place.row) * (height + rowGap), width: width,
        height: height)
    }
  }

  private func columns(_ layout: Layout, width: Double) -> Int {
    if layout.isNarrow { return 1 }
    let box = boxWidth(layout, limit: width)
    return min(max(1, parts.count), max(1, Int((width - 10 + Self.gap) / (box + Self.gap))))
  }

  private func boxWidth(_ layout: Layout, limit: Double) -> Double {
    let widths = parts.flatMap { part in
      [
        TextMetrics.width(part.name, size: layout.textSize, isBold: true),
        TextMetrics.width(part.detail, size: layout.textSize),
      ]
    }
    // Beside a column there is room for the connections that skip parts of it.
    return min((widths.max() ?? 40) + 18, limit - (layout.isNarrow && !skips.isEmpty ? 40 : 12))
  }

  private func boxHeight(_ layout: Layout) -> Double {
    let hasDetails = parts.contains { !$0.detail.isEmpty }
    return layout.lineHeight * (hasDetails ? 2 : 1) + 14
  }

  public func tabulate(into table: inout TableBuilder) {
    for part in parts { table.add(part.name, text: part.detail) }
  }

  public func describe(in report: inout Report) {
    let names = parts.map { $0.detail.isEmpty ? $0.name : "\($0.name) (\($0.detail))" }
    report.add(names.joined(separator: " → ") + report.language.stop)
    for skip in skips {
      report.add(report.language.skip(from: parts[skip.from].name, to: parts[skip.to].name))
    }
  }
}
