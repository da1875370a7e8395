import Geometry

/// A small picture: rows of values, shown as shades.
public struct Picture: Sendable, Hashable {
  public var title: String
  /// What the picture has in common with its neighbours, which are set apart below it.
  public var group: String
  public var rows: [[Double]]

  public init(_ title: String = "", in group: String = "", _ rows: [[Double]]) {
    self.title = title
    self.group = group
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
      extents.color.add(CellSummary(picture.rows, isLog: false).extent)
    }
  }

  public func height(in layout: Layout) -> Double? {
    guard let columns else { return nil }
    let across = max(1, layout.isNarrow ? min(columns, 6) : columns)
    let lines = lines(of: across)
    let side = min(120, (layout.width - 12) / Double(across) - 8)
    return Double(max(1, lines.count)) * (side + 8 + caption(layout)) + headings(lines, layout)
  }

  /// Pictures that stand side by side: a group begins a line of its own, below its name.
  private func lines(of columns: Int) -> [(group: String, range: Range<Int>)] {
    var lines: [(group: String, range: Range<Int>)] = []
    for (index, picture) in pictures.enumerated() {
      let isNew = index == 0 || picture.group != pictures[index - 1].group
      if isNew || lines[lines.count - 1].range.count == columns {
        lines.append((isNew ? picture.group : "", index..<index))
      }
      lines[lines.count - 1].range = lines[lines.count - 1].range.lowerBound..<index + 1
    }
    return lines
  }

  private func caption(_ layout: Layout) -> Double {
    pictures.contains { !$0.title.isEmpty } ? layout.lineHeight + 2 : 0
  }

  private func headings(_ lines: [(group: String, range: Range<Int>)], _ layout: Layout) -> Double {
    Double(lines.count { !$0.group.isEmpty }) * (layout.lineHeight + 4)
  }

  /// The titles, without the words that all have in common if they are too wide for their pictures.
  private func titles(size: Double, width: Double) -> [String] {
    let titles = pictures.map(\.title)
    if titles.allSatisfy({ TextMetrics.width($0, size: size) <= width }) { return titles }
    let words = titles.map { $0.split(separator: " ") }
    var common = 0
    while words.allSatisfy({ $0.count > common + 1 && $0[common] == words[0][common] }) {
      common += 1
    }
    return words.map {
      TextMetrics.shortened(
        $0.dropFirst(common).joined(separator: " "), size: size, width: width)
    }
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    guard let colors = frame.colors, !pictures.isEmpty else { return }
    let (area, layout) = (frame.plot, frame.layout)
    let caption = caption(layout)
    let columns = columns(in: area, layout)
    let lines = lines(of: columns)
    let gap = 8.0
    let height = area.height - headings(lines, layout) - gap * Double(lines.count - 1)
    let side = min(
      (area.width - gap * Double(columns - 1)) / Double(columns),
      height / Double(lines.count) - caption)
    guard side > 1 else { return }
    let titles = titles(size: layout.textSize, width: side + 6)
    var top = area.top
    for line in lines {
      if !line.group.isEmpty {
        sketch[.point].text(
          TextMetrics.shortened(line.group, size: layout.textSize, isBold: true, width: area.width),
          at: Position(area.left, top + layout.textSize), size: layout.textSize, class: "pt")
        top += layout.lineHeight + 4
      }
      for index in line.range {
        let place = Position(
          area.left + Double(index - line.range.lowerBound) * (side + gap), top + caption)
        draw(
          pictures[index], titles[index],
          in: Box(left: place.x, top: place.y, width: side, height: side), colors, frame,
          on: &sketch)
      }
      top += caption + side + gap
    }
  }

  private func draw(
    _ picture: Picture, _ title: String, in box: Box, _ colors: ColorClasses, _ frame: Frame,
    on sketch: inout Sketch
  ) {
    let height = picture.rows.count
    let width = picture.rows.map(\.count).max() ?? 0
    guard width > 0, height > 0 else { return }
    // Pixels are square; the longer side fills the box.
    let pixel = box.width / Double(max(width, height))
    let values = picture.rows.map { row in
      row.map(Optional.init) + [Double?](repeating: nil, count: width - row.count)
    }
    let pool = CellPool(
      values, columns: (0...width).map { box.left + Double($0) * pixel },
      rows: (0...height).map { box.top + Double($0) * pixel }, isLog: colors.scale.isLog)
    let places = CellPlaces(columns: pool.columns, rows: pool.rows, hasGaps: false)
    CellPainter(places: places, colors: colors, id: frame.id).draw(pool.values, on: &sketch)
    sketch[.point].rectangle(
      Box(
        left: box.left, top: box.top, width: pixel * Double(width),
        height: pixel * Double(height)), class: "fr")
    let size = frame.layout.textSize
    if !title.isEmpty {
      sketch[.point].text(title, at: Position(box.left, box.top - 4), size: size, class: "tk")
    }
  }

  private func columns(in area: Box, _ layout: Layout) -> Int {
    if let columns { return max(1, layout.isNarrow ? min(columns, 6) : columns) }
    let sides = (1...pictures.count).map { columns in
      let lines = lines(of: columns)
      let height = (area.height - headings(lines, layout)) / Double(lines.count)
      return min(area.width / Double(columns) - 8, height - 8 - caption(layout))
    }
    return (sides.indices.max { sides[$0] < sides[$1] } ?? 0) + 1
  }

  public func tabulate(into table: inout TableBuilder) {
    for (number, picture) in pictures.enumerated() {
      let words = [picture.group, picture.title].filter { !$0.isEmpty }
      let name = words.isEmpty ? "\(number + 1)" : words.joined(separator: ", ")
      table.add(
        name, picture.rows.joined().enumerated().map { Point(Double($0.offset), $0.element) })
    }
  }

  public func describe(in report: inout Report) {
    report.add(report.language.pictures(pictures.count, report.colors?.label ?? ""))
  }
}
