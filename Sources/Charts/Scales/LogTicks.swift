/// Positions on a logarithmic axis: decades at one stride, with minor ticks where decades are few.
struct LogTicks: Equatable {
  /// Exponents of the ends of the axis.
  var low: Double
  var high: Double
  var major: [Tick]
  /// Positions of unlabelled ticks.
  var minor: [Double]

  private static let strides = [1, 2, 3, 5, 6, 10, 20, 30, 50, 100, 200]

  /// Ticks for positive finite `range`, with at most `limit` labels.
  init(range: ClosedRange<Double>, limit: Int) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let bottom = Real.decade(low)
    let top = Real.powerOfTen(Real.decade(high)) == high ? Real.decade(high) : Real.decade(high) + 1
    if top - bottom <= 1 || Real.log10(high) - Real.log10(low) < 1 {
      self.init(narrow: range, limit: limit)
    } else {
      self.init(decades: bottom...top, limit: limit)
    }
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

  /// Less than a decade: the marks 1, 2, 5 around the data, or a linear choice when even those are far.
  private init(narrow range: ClosedRange<Double>, limit: Int) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let decades = (Real.decade(low) - 1)...(Real.decade(high) + 1)
    let steps: [Double] = [1, 2, 5]
    let candidates = decades.flatMap { decade in
      steps.map { $0 * Real.powerOfTen(decade) }
    }.filter { $0.isFinite && $0 > 0 }
    let first = candidates.last { $0 <= low } ?? low
    let last = candidates.first { $0 >= high && $0 > first } ?? high
    self.low = Real.log10(first)
    self.high = Real.log10(last)
    let inner = decades.flatMap { decade in
      (1...9).map { Double($0) * Real.powerOfTen(decade) }
    }.filter { $0 >= first && $0 <= last }
    let labelled = inner.count <= limit ? inner : candidates.filter { $0 >= first && $0 <= last }
    major = labelled.map { Tick(Real.log10($0), NumberText.short($0)) }
    minor = inner.filter { !labelled.contains($0) }.map(Real.log10)
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
