import Geometry

/// One bar: a stretch of the axis it stands on, and the values it reaches from and to.
public struct Bar: Sendable, Hashable {
  public var start: Double
  public var end: Double
  public var base: Double
  public var value: Double
  public var interval: ClosedRange<Double>?
  /// What the bar belongs to: its band, or the middle of its stretch.
  public var place: Double

  /// A bar over `start...end`, as of a histogram.
  public init(
    from start: Double, to end: Double, base: Double = 0, value: Double,
    interval: ClosedRange<Double>? = nil
  ) {
    self.start = start
    self.end = end
    self.base = base
    self.value = value
    self.interval = interval
    place = (start + end) / 2
  }

  /// A bar on a band or a whole number: the `slot`-th of `slots` bars side by side.
  public init(
    at place: Double, base: Double = 0, value: Double, interval: ClosedRange<Double>? = nil,
    slot: Int = 0, of slots: Int = 1
  ) {
    let width = 0.76 / Double(max(1, slots))
    let start = place - 0.38 + width * Double(slot)
    self.init(from: start, to: start + width, base: base, value: value, interval: interval)
    self.place = place
  }
}

/// Bars from a base to a value: counts, shares, the parts of a sum.
///
/// The axis of values always shows the base. A value that is not finite has no length: a cross
/// stands in its place.
public struct Bars: Mark {
  public var bars: [Bar]
  public var isHorizontal: Bool
  /// Whether each bar carries its value.
  public var showsValues: Bool
  private let owner: Series

  public init(
    _ series: Series, _ bars: [Bar], isHorizontal: Bool = false, showsValues: Bool = false
  ) {
    owner = series
    self.bars = bars
    self.isHorizontal = isHorizontal
    self.showsValues = showsValues
  }

  public var series: Series? { owner }
  public var keyShape: KeyShape { .area }
  public var isNamedInKey: Bool { true }

  /// Bars that share a band need a line of text each, so that their values can be read.
  public func height(in layout: Layout) -> Double? {
    guard isHorizontal, let thinnest = bars.map({ $0.end - $0.start }).min(),
      let last = bars.map(\.place).max(), thinnest > 0, thinnest < 0.5,
      bars.allSatisfy({ $0.place == $0.place.rounded() })
    else { return nil }
    return (last + 1) * layout.lineHeight / thinnest
  }

  public func extend(_ extents: inout Extents) {
    var (places, values) = (Extent(), Extent())
    for bar in bars {
      places.add(bar.start)
      places.add(bar.end)
      values.add(bar.value)
      if bar.base != 0 { values.widen(bar.base) }
      if let interval = bar.interval {
        values.widen(interval.lowerBound)
        values.widen(interval.upperBound)
      }
    }
    if showsValues, !isHorizontal, let range = values.finite {
      // Room for the texts beyond the longest bars.
      let room = 0.1 * max(0, range.upperBound) - 0.1 * min(0, range.lowerBound)
      if range.upperBound > 0 { values.widen(range.upperBound + room) }
      if range.lowerBound < 0 { values.widen(range.lowerBound - room) }
    }
    // Bars mark values that are not finite where they stand, so they need no lanes.
    values.dropLanes()
    if isHorizontal {
      extents.x.add(values)
      extents.y.add(places)
      extents.needsZeroInX = true
      extents.needsRoomInX = true
      if showsValues { extents.addNotes(bars.map { NumberText.short($0.value) }) }
    } else {
      extents.x.add(places)
      extents.y.add(values)
      extents.needsZeroInY = true
    }
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let classes = frame.series.classes(of: owner)
    var (data, errors, crosses) = (PathData(), PathData(), PathData())
    let showsValues = showsValues && hasRoomForValues(in: frame)
    for bar in bars {
      let box = box(of: bar, in: frame)
      if bar.value.isFinite {
        data.rectangle(box)
        sketch.obstacles.append(
          Sketch.Obstacle(points: Self.outline(of: box), series: frame.series.index(of: owner)))
      } else {
        Marker.fatal(at: Self.placeOfCross(box, isHorizontal), into: &crosses)
      }
      if let interval = bar.interval { draw(interval, across: box, in: frame, &errors) }
      if showsValues { drawValue(bar, box, in: frame, on: &sketch) }
    }
    let number = [("data-series", "\(frame.series.index(of: owner))")]
    sketch[.line].path(data, class: "br \(classes)", number)
    sketch[.point].path(errors, class: "er halo")
    sketch[.point].path(errors, class: "er bt")
    sketch[.point].path(crosses, class: "nf")
  }

  /// Clear of the axis that the bar would stand on.
  private static func placeOfCross(_ box: Box, _ isHorizontal: Bool) -> Position {
    let middle = box.center
    return isHorizontal ? Position(middle.x + 7, middle.y) : Position(middle.x, middle.y - 7)
  }

  /// Around the bar and once through it: no text fits between without touching it.
  private static func outline(of box: Box) -> [Position] {
    let isWide = box.width > box.height
    let middle = box.center
    return [
      Position(box.left, box.top), Position(box.right, box.top), Position(box.right, box.bottom),
      Position(box.left, box.bottom), Position(box.left, box.top),
      isWide ? Position(box.left, middle.y) : Position(middle.x, box.top),
      isWide ? Position(box.right, middle.y) : Position(middle.x, box.bottom),
    ]
  }

  private func box(of bar: Bar, in frame: Frame) -> Box {
    let (along, across) = isHorizontal ? (frame.y, frame.x) : (frame.x, frame.y)
    let (start, end) = (along.clamped(bar.start), along.clamped(bar.end))
    // What stands on something without a place of its own is marked where bars begin.
    let base = across.clamped(bar.base.isFinite ? bar.base : 0)
    let value = bar.value.isFinite ? across.clamped(bar.value) : base
    // Bars of a histogram touch: a hairline keeps them apart.
    let gap = abs(end - start) > 4 ? 0.5 : 0
    let (low, high) = (min(start, end) + gap, max(start, end) - gap)
    return isHorizontal
      ? Box(left: min(base, value), top: low, width: abs(value - base), height: high - low)
      : Box(left: low, top: min(base, value), width: high - low, height: abs(value - base))
  }

  private func draw(
    _ interval: ClosedRange<Double>, across box: Box, in frame: Frame, _ data: inout PathData
  ) {
    let scale = isHorizontal ? frame.x : frame.y
    let (low, high) = (scale.clamped(interval.lowerBound), scale.clamped(interval.upperBound))
    let middle = box.center
    data.bar(
      from: isHorizontal ? Position(low, middle.y) : Position(middle.x, low),
      to: isHorizontal ? Position(high, middle.y) : Position(middle.x, high))
  }

  /// Whether each bar is thick enough for its value: all bars carry theirs or none does.
  private func hasRoomForValues(in frame: Frame) -> Bool {
    let size = frame.layout.textSize
    return bars.allSatisfy { bar in
      let box = box(of: bar, in: frame)
      return isHorizontal
        ? box.height >= size - 1
        : box.width >= TextMetrics.width(NumberText.short(bar.value), size: size)
    }
  }

  /// The value beyond the end of its bar and interval; for a bar to the left, on the free side of its base.
  private func drawValue(_ bar: Bar, _ box: Box, in frame: Frame, on sketch: inout Sketch) {
    let text = NumberText.short(bar.value)
    let size = frame.layout.textSize
    let width = TextMetrics.width(text, size: size)
    let isNegative = bar.value < bar.base
    let scale = isHorizontal ? frame.x : frame.y
    let reach = bar.interval.map {
      scale.clamped(isNegative && !isHorizontal ? $0.lowerBound : $0.upperBound)
    }
    var place = Position(box.center.x, isNegative ? box.bottom + size : box.top - 4)
    if isHorizontal {
      place = Position(box.right + 5, box.center.y + size * 0.36)
      if let reach { place.x = max(place.x, reach + 6) }
    } else {
      if let reach { place.y = isNegative ? max(place.y, reach + size) : min(place.y, reach - 5) }
    }
    if !bar.value.isFinite {
      place = isHorizontal ? Position(place.x + 12, place.y) : Position(place.x, place.y - 12)
    }
    sketch[.point].text(
      text, at: place, size: size, anchor: isHorizontal ? .start : .middle, class: "lb vt")
    sketch.texts.append(
      Box(
        left: isHorizontal ? place.x : place.x - width / 2, top: place.y - size, width: width,
        height: size))
  }

  public func tabulate(into table: inout TableBuilder) {
    table.add(owner.name, bars.map { point($0, $0.value) })
    if bars.contains(where: { $0.interval != nil }) {
      for (name, edge) in [("low", \ClosedRange<Double>.lowerBound), ("high", \.upperBound)] {
        table.add(
          "\(owner.name), \(name)",
          bars.map { point($0, $0.interval?[keyPath: edge] ?? .nan) })
      }
    }
  }

  public func describe(in report: inout Report) {
    report.add(listed: owner.name, bars.map { point($0, $0.value) })
  }

  private func point(_ bar: Bar, _ value: Double) -> Point {
    isHorizontal ? Point(value, bar.place) : Point(bar.place, value)
  }
}
