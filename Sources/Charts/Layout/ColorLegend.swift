import Geometry

/// The key to the colours of cells: a strip of classes with their edges, then hatches if any occur.
struct ColorLegend {
  let classes: ColorClasses
  let extent: Extent
  let layout: Layout
  let id: String

  private var labelWidth: Double { TextMetrics.width(classes.scale.label, size: layout.textSize) }
  private var sideBySide: Bool { labelWidth + 12 + stripWidth + extrasWidth <= layout.width }
  private var swatch: Double {
    let widest =
      (classes.labels + [classes.single ?? ""]).map { TextMetrics.width($0, size: layout.textSize) }
      .max() ?? 0
    let room = layout.width / Double(max(1, classes.count))
    return min(max(widest + 8, 28), room)
  }
  private var stripWidth: Double { swatch * Double(classes.count) }
  private var hasZeros: Bool { classes.scale.isLog && extent.zeros + extent.negatives > 0 }
  private var hasOthers: Bool { extent.overflows + extent.negativeInfinities > 0 }

  private var extras: [(pattern: String, text: String)] {
    (hasZeros ? [("zero", extent.negatives > 0 ? "≤ 0" : "0")] : [])
      + (hasOthers ? [("nan", extent.notNumbers > 0 ? "NaN, ∞" : "∞")] : [])
  }

  private var extrasWidth: Double {
    extras.reduce(0) { $0 + 42 + TextMetrics.width($1.text, size: layout.textSize) }
  }

  private static let stripHeight = 10.0

  var height: Double {
    let strip = Self.stripHeight + layout.lineHeight + 10
    let extrasRow = !sideBySide && stripWidth + extrasWidth > layout.width && !extras.isEmpty
    return strip + (sideBySide ? 0 : layout.lineHeight + 3)
      + (extrasRow ? layout.lineHeight + 4 : 0)
  }

  func draw(at top: Double, on canvas: inout Canvas) {
    let size = layout.textSize
    canvas.text(
      TextMetrics.shortened(classes.scale.label, size: size, width: layout.width),
      at: Position(0, top + (sideBySide ? Self.stripHeight : size)), size: size, class: "ax")
    var left = sideBySide ? labelWidth + 12 : 0
    let stripTop = sideBySide ? top : top + layout.lineHeight + 3
    for index in 0..<classes.count {
      canvas.rectangle(
        Box(
          left: left + Double(index) * swatch, top: stripTop, width: swatch,
          height: Self.stripHeight), class: "fl \(classes.cssClass(index))")
    }
    if classes.count > 0 {
      canvas.rectangle(
        Box(left: left, top: stripTop, width: stripWidth, height: Self.stripHeight), class: "fr")
    }
    drawEdges(left: left, top: stripTop + Self.stripHeight, on: &canvas)
    left += classes.count > 0 ? stripWidth : -16
    var rowTop = stripTop
    if left + extrasWidth > layout.width {
      (left, rowTop) = (-16, stripTop + Self.stripHeight + layout.lineHeight + 6)
    }
    for extra in extras {
      let box = Box(left: left + 16, top: rowTop, width: 20, height: Self.stripHeight)
      canvas.rectangle(box, class: "hatch", [("fill", "url(#\(id)-\(extra.pattern))")])
      canvas.rectangle(box, class: "fr")
      canvas.text(
        extra.text, at: Position(box.right + 6, rowTop + Self.stripHeight), size: size, class: "tk")
      left = box.right + 6 + TextMetrics.width(extra.text, size: size)
    }
  }

  /// Labels as many edges as fit, the outermost always among them.
  private func drawEdges(left: Double, top: Double, on canvas: inout Canvas) {
    let size = layout.textSize
    if let single = classes.single {
      canvas.text(
        single, at: Position(left + swatch / 2, top + size + 1), size: size, anchor: .middle,
        class: "tk")
    }
    let widest = classes.labels.map { TextMetrics.width($0, size: size) }.max() ?? 0
    let every = max(1, Int(saturating: ((widest + 6) / swatch).rounded(.up)))
    for (index, label) in classes.labels.enumerated() where index % every == 0 {
      canvas.text(
        label, at: Position(left + Double(index + 1) * swatch, top + size + 1), size: size,
        anchor: .middle, class: "tk")
    }
  }
}
