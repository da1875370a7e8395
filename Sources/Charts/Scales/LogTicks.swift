/// Positions on a logarithmic axis: decades at one stride, with minor ticks where decades are few.
struct LogTicks: Equatable {
  /// Exponents of the ends of the axis.
  var low: Double
  var high: Double
  var major: [Tick]
  /// Positions of unlabelled ticks.
  var minor: [Double]

  /// The share of an axis that its values fill at least.
  private static let leastShare = 0.4
  private static let strides = [1, 2, 3, 5, 6, 10, 20, 30, 50, 100, 200]

  private init(low: Double, high: Double, major: [Tick], minor: [Double]) {
    (self.low, self.high, self.major, self.minor) = (low, high, major, minor)
  }

  /// Ticks for positive finite `range`, with at most `limit` labels.
  init(range: ClosedRange<Double>, limit: Int) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let bottom = Real.decade(low)
    let isWhole = Real.powerOfTen(Real.decade(high)) == high
    let top = isWhole ? Real.decade(high) : Real.decade(high) + 1
    // Decades that the data reaches.
    let first = Real.powerOfTen(bottom) == low ? bottom : bottom + 1
    let last = isWhole ? top : top - 1
    if top - bottom <= 1 || last - first < 1 {
      self.init(narrow: range, limit: limit)
    } else {
      self.init(decades: bottom...top, limit: limit)
      trim(to: range, isEachLabelled: major.count == top - bottom + 1)
    }
  }

  /// Moves an end that leaves much of the axis empty to the next decade, or where each has a label to 2 or 5
  /// times a power of ten, as long as two labels are left to read the axis by.
  private mutating func trim(to range: ClosedRange<Double>, isEachLabelled: Bool) {
    let (least, greatest) = (Real.log10(range.lowerBound), Real.log10(range.upperBound))
    let much = 0.08 * (greatest - least)
    let steps = isEachLabelled ? [0, Real.log10(2), Real.log10(5), 1] : [0, 1]
    var inside = low...high
    if least - low > much {
      let decade = least.rounded(.down)
      inside = max(low, steps.map { decade + $0 }.last { $0 <= least } ?? low)...high
    }
    if high - greatest > much {
      let decade = greatest.rounded(.down)
      let last = min(high, steps.map { decade + $0 }.first { $0 >= greatest } ?? high)
      inside = inside.lowerBound...last
    }
    guard major.count(where: { inside.contains($0.value) }) > 1 else { return }
    (low, high) = (inside.lowerBound, inside.upperBound)
    major.removeAll { !inside.contains($0.value) }
    minor.removeAll { !inside.contains($0) }
  }

  /// Decades labelled at the smallest stride that gives few enough labels, anchored at 10⁰.
  ///
  /// The ends are snapped to the stride unless that would leave much of the axis empty.
  private init(decades: ClosedRange<Int>, limit: Int) {
    let stride = Self.strides.first { Self.multiples(of: $0, in: decades).count <= limit } ?? 200
    let snapped = Self.snapped(decades, to: stride)
    let isTight = Double(snapped.count - 1) <= 1.25 * Double(decades.count - 1)
    let fits = Self.multiples(of: stride, in: snapped).count <= limit + 1
    let shown = isTight && fits ? snapped : decades
    low = Double(shown.lowerBound)
    high = Double(shown.upperBound)
    major = Self.multiples(of: stride, in: shown).map {
      Tick(Double($0), NumberText.powerOfTen($0))
    }
    minor = shown.count - 1 < 4 && stride == 1 ? Self.minor(in: shown) : []
  }

  /// Of a decade or two: the marks 1 to 9 of each, or 1, 2, 5, or 1, 3, as many as there is room for.
  private init(narrow range: ClosedRange<Double>, limit: Int) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let decades = (Real.decade(low) - 1)...(Real.decade(high) + 1)
    let steps: [Double] = [1, 2, 5]
    let candidates = decades.flatMap { decade in
      steps.map { $0 * Real.powerOfTen(decade) }
    }.filter { $0.isFinite && $0 > 0 }
    let first = candidates.last { $0 <= low } ?? low
    let last = candidates.first { $0 >= high && $0 > first } ?? high
    let share = (Real.log10(high) - Real.log10(low)) / (Real.log10(last) - Real.log10(first))
    if share < Self.leastShare, let ticks = Self.even(in: low...high, limit: limit) {
      self = ticks
      return
    }
    self.low = Real.log10(first)
    self.high = Real.log10(last)
    let inner = decades.flatMap { decade in
      (1...9).map { Double($0) * Real.powerOfTen(decade) }
    }.filter { $0 >= first && $0 <= last }
    let evenly = decades.flatMap { [Real.powerOfTen($0), 3 * Real.powerOfTen($0)] }
    let choices = [inner] + [candidates, evenly].map { $0.filter { $0 >= first && $0 <= last } }
    let labelled = choices.first { $0.count <= limit } ?? choices[2]
    major = labelled.map { Tick(Real.log10($0), NumberText.short($0)) }
    minor = inner.filter { !labelled.contains($0) }.map(Real.log10)
  }

  /// Of a range so narrow that 1, 2 and 5 would leave most of the axis empty: even steps of the values, between
  /// which a logarithm is all but linear. nil where the values are too close to tell apart.
  private static func even(in range: ClosedRange<Double>, limit: Int) -> LogTicks? {
    var (low, high) = (range.lowerBound, range.upperBound)
    if high - low <= high * 1e-12 {
      (low, high) = (low * 0.9, min(high * 1.1, .greatestFiniteMagnitude))
    }
    let ticks = LinearTicks(low: low, high: high, target: min(limit, 5))
    let values = ticks.values.filter { $0 > 0 && $0.isFinite }
    guard values.count > 1, let first = values.first, let last = values.last else { return nil }
    return LogTicks(
      low: Real.log10(min(first, low)), high: Real.log10(max(last, high)),
      major: values.map { Tick(Real.log10($0), ticks.label($0)) }, minor: [])
  }

  private static func snapped(_ decades: ClosedRange<Int>, to stride: Int) -> ClosedRange<Int> {
    let low = (Double(decades.lowerBound) / Double(stride)).rounded(.down)
    let high = (Double(decades.upperBound) / Double(stride)).rounded(.up)
    return Int(low) * stride...Int(high) * stride
  }

  private static func multiples(of stride: Int, in decades: ClosedRange<Int>) -> [Int] {
    let first = (Double(decades.lowerBound) / Double(stride)).rounded(.up)
    return Array(Swift.stride(from: Int(first) * stride, through: decades.upperBound, by: stride))
  }

  private static func minor(in decades: ClosedRange<Int>) -> [Double] {
    (decades.lowerBound..<decades.upperBound).flatMap { decade in
      (2...9).map { Double(decade) + Real.log10(Double($0)) }
    }
  }
}
