/// A small picture: rows of values, shown as shades.
public struct Picture: Sendable, Hashable {
  public var title: String
  public var rows: [[Double]]

  public init(_ title: String = "", _ rows: [[Double]]) {
    self.title = title
    self.rows = rows
  }
}

/// Pictures side by side: digits, reconstructions, what a unit responds to.
///
/// The chart's ``ColorScale`` shades them; both axes should be ``Axis/hidden``.
public struct Pictures: Mark {
  public var pictures: [Picture]
  /// How many stand in a row of the wide drawing; chosen for the largest pictures when nil.
  public var columns: Int?

  public init(_ pictures: [Picture], columns: Int? = nil) {
    self.pictures = pictures
    self.columns = columns
  }

  public func extend(_ extents: inout Extents) {
    extents.hasCells = true
    extents.x.add(0)
    extents.y.add(0)
    for picture in pictures {
      for value in picture.rows.joined() { extents.color.add(value) }
    }
  }

  public func height(in layout: Layout) -> Double? {
    guard let columns else { return nil }
    let across = layout.isNarrow ? min(columns, 6) : columns
    let rows = (pictures.count + across - 1) / across
    let caption = pictures.contains { !$0.title.isEmpty } ? layout.lineHeight + 2 : 0
    let side = min(120, (layout.width - 12) / Double(max(1, across)) - 8)
    return Double(max(1, rows)) * (side + 8 + caption)
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    guard let colors = frame.colors, !pictures.isEmpty else { return }
    let area = frame.plot
    let hasTitles = pictures.contains { !$0.title.isEmpty }
    let caption = hasTitles ? frame.layout.lineHeight + 2 : 0
    let columns = columns(in: area, caption: caption, isNarrow: frame.layout.isNarrow)
    let rows = (pictures.count + columns - 1) / columns
    let gap = 8.0
    let side = min(
      (area.width - gap * Double(columns - 1)) / Double(columns),
      (area.height - gap * Double(rows - 1)) / Double(rows) - caption)
    guard side > 1 else { return }
    for (index, picture) in pictures.enumerated() {
      let box = Box(
        left: area.left + Double(index % columns) * (side + gap),
        top: area.top + Double(index / columns) * (side + gap + caption) + caption,
        width: side, height: side)
      draw(picture, in: box, colors, frame, on: &sketch)
    }
  }

  private func draw(
    _ picture: Picture, in box: Box, _ colors: ColorClasses, _ frame: Frame,
    on sketch: inout Sketch
  ) {
    let height = picture.rows.count
    let width = picture.rows.map(\.count).max() ?? 0
    guard width > 0, height > 0 else { return }
    // Pixels are square; the longer side fills the box.
    let pixel = box.width / Double(max(width, height))
    let places = CellPlaces(
      columns: (0...width).map { box.left + Double($0) * pixel },
      rows: (0...height).map { box.top + Double($0) * pixel }, hasGaps: false)
    let values = picture.rows.map { row in
      (0..<width).map { $0 < row.count ? Optional(row[$0]) : nil }
    }
    CellPainter(places: places, colors: colors, id: frame.id).draw(values, on: &sketch)
    sketch[.point].rectangle(
      Box(
        left: box.left, top: box.top, width: pixel * Double(width),
        height: pixel * Double(height)), class: "fr")
    let size = frame.layout.textSize
    let title = TextMetrics.shortened(picture.title, size: size, width: box.width + 6)
    if !picture.title.isEmpty {
      sketch[.point].text(title, at: Position(box.left, box.top - 4), size: size, class: "tk")
    }
  }

  private func columns(in area: Box, caption: Double, isNarrow: Bool) -> Int {
    if let columns { return max(1, isNarrow ? min(columns, 6) : columns) }
    let sides = (1...pictures.count).map { columns in
      let rows = Double((pictures.count + columns - 1) / columns)
      return min(area.width / Double(columns) - 8, area.height / rows - 8 - caption)
    }
    return (sides.indices.max { sides[$0] < sides[$1] } ?? 0) + 1
  }

  public func tabulate(into table: inout TableBuilder) {
    for (number, picture) in pictures.enumerated() {
      let name = picture.title.isEmpty ? "\(number + 1)" : picture.title
      table.add(
        name, picture.rows.joined().enumerated().map { Point(Double($0.offset), $0.element) })
    }
  }

  public func describe(in report: inout Report) {
    report.add(report.language.pictures(pictures.count, report.colors?.label ?? ""))
  }
}
