import Geometry

/// Gathers what marks say about themselves and puts it into sentences.
public struct Report {
  let x: Axis
  let y: Axis
  let colors: ColorScale?
  let language: Language
  let panel: String
  private let isSideways: Bool
  private var parts: [String] = []
  private var seriesSaid: [(name: String, points: [Point], summary: SeriesSummary)] = []
  private var rules: [RuleSaid] = []
  private let isBrief: Bool

  private struct RuleSaid {
    var sentence: String
    /// The value that has to lie within the data for the rule to be drawn, if it has to.
    var valueToReach: Double?
  }

  /// With more series than this only the range of each is told.
  private static let mostInDetail = 6

  init(
    x: Axis, y: Axis, colors: ColorScale?, isSideways: Bool, language: Language, panel: String,
    isBrief: Bool = false
  ) {
    self.isBrief = isBrief
    // From here on y is what is measured.
    self.x = isSideways ? y : x
    self.y = isSideways ? x : y
    self.isSideways = isSideways
    self.colors = colors
    self.language = language
    self.panel = panel
  }

  mutating func add(_ sentence: String) { parts.append(sentence) }

  mutating func add(series name: String, _ points: [Point]) {
    let points = turned(points)
    seriesSaid.append((name, points, SeriesSummary(points, isLog: y.scale == .log)))
  }

  /// Values of separate things: each is told where there are few, else the extremes.
  mutating func add(listed name: String, _ points: [Point]) {
    let points = turned(points)
    guard !points.isEmpty, points.count <= 8 else {
      add(cloud: name, points)
      return
    }
    let values = points.map { "\(text($0.x, on: x)) \(text($0.y, on: y))" }
    parts.append(language.list(name, values))
  }

  /// Points without an order: how many there are and what they span.
  mutating func add(cloud name: String, _ points: [Point]) {
    let (xs, ys) = (Extent(ofXOf: points), Extent(ofYOf: points))
    guard let x = xs.finite, let y = ys.finite else {
      parts.append(language.nothing(name))
      return
    }
    let spans = [(self.x, x), (self.y, y)].map { axis, range in
      language.span(axis.label, text(range.lowerBound, on: axis), text(range.upperBound, on: axis))
    }
    parts.append(language.cloud(name, count: points.count, spans) + counts(ys))
  }

  /// A matrix: its size, its extremes, what could not be coloured.
  mutating func add(
    cells extent: Extent, rows: Int, columns: Int, _ low: Cells.Place?, _ high: Cells.Place?
  ) {
    var sentence = language.matrix(colors?.label ?? "", rows: rows, columns: columns)
    if let low, let high {
      sentence += language.extremes(
        low: NumberText.short(low.value), at: place(low), high: NumberText.short(high.value),
        at: place(high))
    }
    let zeros = colors?.isLog == true ? extent.zeros : 0
    sentence += language.stop
    sentence += language.counts(
      zeros: zeros, negatives: colors?.isLog == true ? extent.negatives : 0,
      infinities: extent.infinities + extent.negativeInfinities, notNumbers: extent.notNumbers,
      all: extent.count)
    parts.append(sentence)
  }

  private func place(_ cell: Cells.Place) -> String {
    language.place(Self.short(x.label), text(cell.x, on: x)) + ", "
      + language.place(Self.short(y.label), text(cell.y, on: y))
  }

  private func turned(_ points: [Point]) -> [Point] {
    isSideways ? points.map { Point($0.y, $0.x) } : points
  }

  /// A reference line; one that does not widen the domain is told only where the data reaches it.
  mutating func add(rule label: String, at value: Double, isHorizontal: Bool, widensDomain: Bool) {
    guard !label.isEmpty else { return }
    let axis = isHorizontal != isSideways ? y : x
    rules.append(
      RuleSaid(
        sentence: language.rule(label, axis: Self.short(axis.label), at: text(value, on: axis)),
        valueToReach: widensDomain ? nil : value))
  }

  /// What is on the axes.
  static func axes(x: Axis, y: Axis, language: Language) -> [String] {
    [(x, true), (y, false)].filter { !$0.0.isHidden && !$0.0.label.isEmpty }.map { axis, isX in
      language.axis(axis.label, isX: isX, isLog: axis.scale == .log)
    }
  }

  var sentences: [String] {
    let isBrief = self.isBrief || seriesSaid.count > Self.mostInDetail
    var all = seriesSaid.map { sentence(for: $0.name, $0.summary, isBrief: isBrief) }
    if !isBrief { all += crossings }
    all += parts + rulesShown.map(\.sentence)
    return panel.isEmpty || all.isEmpty ? all : [language.panel(panel)] + all
  }

  private var rulesShown: [RuleSaid] {
    let ends = seriesSaid.compactMap(\.summary.ends)
    guard let low = ends.map(\.low.y).min(), let high = ends.map(\.high.y).max() else {
      return rules
    }
    return rules.filter { rule in
      rule.valueToReach.map { $0 >= low && $0 <= high } ?? true
    }
  }

  private func sentence(
    for name: String, _ summary: SeriesSummary, isBrief: Bool
  ) -> String {
    guard let ends = summary.ends else { return language.nothing(name) + counts(summary.extent) }
    let (first, last, low, high) = (ends.first, ends.last, ends.low, ends.high)
    let isLog = y.scale == .log
    var text: String
    if summary.count == 1 {
      text = language.single(name, value: self.text(first.y, on: y), at: place(first))
    } else if low.y == high.y {
      text = language.constant(name, value: self.text(first.y, on: y), count: summary.count)
    } else if isBrief {
      text = language.range(
        name, low: self.text(low.y, on: y), high: self.text(high.y, on: y))
    } else {
      text = language.trend(
        name, from: self.text(first.y, on: y), at: place(first), to: self.text(last.y, on: y),
        at: place(last), direction: last.y == first.y ? 0 : last.y > first.y ? 1 : -1,
        decades: isLog ? decades(first.y, last.y) : nil)
      let isLowInside = isBeyond(low.y, ends: (first.y, last.y), range: (low.y, high.y))
      let isHighInside = isBeyond(high.y, ends: (first.y, last.y), range: (low.y, high.y))
      if isLowInside { text += language.lowest(self.text(low.y, on: y), at: place(low)) }
      if isHighInside { text += language.highest(self.text(high.y, on: y), at: place(high)) }
    }
    return text + language.stop + counts(summary.extent)
  }

  /// Decades between two values, where there is at least one.
  private func decades(_ one: Double, _ other: Double) -> Double? {
    let count = abs(Real.log10(one) - Real.log10(other))
    return count >= 1 ? count : nil
  }

  /// Whether an extreme lies beyond both ends of a series by more than a twentieth of its range.
  private func isBeyond(
    _ value: Double, ends: (Double, Double), range: (Double, Double)
  ) -> Bool {
    let scale = { (value: Double) in y.scale == .log ? Real.log10(value) : value }
    let nearest = min(abs(scale(value) - scale(ends.0)), abs(scale(value) - scale(ends.1)))
    return nearest > 0.05 * (scale(range.1) - scale(range.0))
  }

  /// The name of an axis without its explanation; of a long one the first word.
  private static func short(_ label: String) -> String {
    let name = label.prefix { !",(:，（：".contains($0) }
    return name.count > 20 ? String(name.prefix { $0 != " " }) : String(name).trimmed
  }

  private func counts(_ extent: Extent) -> String {
    let isLog = y.scale == .log
    return language.counts(
      zeros: isLog ? extent.zeros : 0, negatives: isLog ? extent.negatives : 0,
      infinities: extent.infinities + extent.negativeInfinities, notNumbers: extent.notNumbers,
      all: extent.count)
  }

  /// Where lines that share their x change sides, first crossings only.
  private var crossings: [String] {
    var found: [String] = []
    for (index, one) in seriesSaid.enumerated() {
      for other in seriesSaid[(index + 1)...] where one.points.count == other.points.count {
        if let crossing = Point.crossing(of: one.points, other.points) {
          found.append(language.crossing(one.name, other.name, at: place(crossing)))
        }
      }
    }
    return Array(found.prefix(3))
  }

  private func place(_ point: Point) -> String {
    language.place(Self.short(x.label), text(point.x, on: x))
  }

  private func text(_ value: Double, on axis: Axis) -> String {
    if case .band(let names) = axis.scale, let name = names.element(at: value) {
      return name
    }
    return NumberText.short(value)
  }
}
