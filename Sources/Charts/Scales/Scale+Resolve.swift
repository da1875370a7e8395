import Geometry

extension Scale {
  /// The domain and ticks for what the marks span, before pixels are known (they run 0…1).
  ///
  /// `target` is the number of labels there is room for.
  static func resolve(
    _ axis: Axis, extent: Extent, target: Int, snaps: Bool, showsZero: Bool,
    pads: Bool = false
  )
    -> Scale
  {
    switch axis.scale {
    case .band(let names): band(names)
    case .linear:
      linear(axis, extent: extent, target: target, snaps: snaps, showsZero: showsZero, pads: pads)
    case .log: logarithmic(axis, extent: extent, target: target)
    }
  }

  private static func band(_ names: [String]) -> Scale {
    Scale(
      isLog: false, low: -0.5, high: max(0.5, Double(names.count) - 0.5), start: 0, end: 1,
      ticks: names.enumerated().map { Tick(Double($0), $1) }, isBand: true)
  }

  private static func linear(
    _ axis: Axis, extent: Extent, target: Int, snaps: Bool, showsZero: Bool, pads: Bool
  ) -> Scale {
    var range = extent.finite ?? axis.domain ?? 0...1
    if let domain = axis.domain {
      range =
        min(range.lowerBound, domain.lowerBound)...max(range.upperBound, domain.upperBound)
    }
    if showsZero { range = min(0, range.lowerBound)...max(0, range.upperBound) }
    range = widened(range, isInteger: axis.isInteger)
    let spread = range.upperBound - range.lowerBound
    // Ticks of a range too wide to subtract are those of a tenth of it, times ten.
    let factor = spread.isFinite ? 1.0 : 10
    let ticks = LinearTicks(
      low: range.lowerBound / factor, high: range.upperBound / factor, target: target,
      isInteger: axis.isInteger)
    let values = ticks.values.map { $0 * factor }.filter(\.isFinite)
    var (low, high) = (range.lowerBound, range.upperBound)
    if snaps, let first = values.first, let last = values.last {
      // Dots at the very end of an axis would be cut in half.
      let room = pads && spread.isFinite ? 0.03 * spread : 0
      let bound = Double.greatestFiniteMagnitude
      low = first <= low ? first : max(low - room, -bound)
      high = last >= high ? last : min(high + room, bound)
    }
    var inside = values.filter { $0 >= low && $0 <= high }
    if axis.isInteger { inside = withEnds(inside, low: low, high: high) }
    return Scale(
      isLog: false, low: low, high: high, start: 0, end: 1,
      ticks: axis.ticks
        ?? inside.map { Tick($0, factor == 1 ? ticks.label($0) : NumberText.short($0)) })
  }

  /// Ticks of layers and the like with the first and the last of them, where there is room: those are
  /// the ones a reader looks for.
  private static func withEnds(_ ticks: [Double], low: Double, high: Double) -> [Double] {
    guard ticks.count > 1, high - low <= 100 else { return ticks }
    let (first, last) = (low.rounded(.up), high.rounded(.down))
    let least = 0.55 * (ticks[1] - ticks[0])
    return (ticks[0] - first >= least ? [first] : []) + ticks
      + (last - ticks[ticks.count - 1] >= least ? [last] : [])
  }

  /// A range that is not a single point: equal values get room on both sides.
  private static func widened(_ range: ClosedRange<Double>, isInteger: Bool) -> ClosedRange<Double>
  {
    let (low, high) = (range.lowerBound, range.upperBound)
    let magnitude = max(low.magnitude, high.magnitude)
    if high - low > magnitude * 1e-12 { return range }
    if magnitude == 0 || isInteger { return (low - 1)...(high + 1) }
    let room = max(magnitude * 0.1, Double.leastNonzeroMagnitude * 10)
    let bound = Double.greatestFiniteMagnitude
    return max(low - room, -bound)...min(high + room, bound)
  }

  private static func logarithmic(_ axis: Axis, extent: Extent, target: Int) -> Scale {
    var range = extent.positive
    if let domain = axis.domain, domain.lowerBound > 0 {
      let low = min(range?.lowerBound ?? .infinity, domain.lowerBound)
      range = low...max(range?.upperBound ?? 0, domain.upperBound)
    }
    let ticks = LogTicks(range: range ?? 0.1...1, limit: target)
    let custom = axis.ticks?.filter { $0.value > 0 }.map { Tick(Real.log10($0.value), $0.label) }
    return Scale(
      isLog: true, low: ticks.low, high: ticks.high, start: 0, end: 1, ticks: custom ?? ticks.major,
      minorTicks: custom == nil ? ticks.minor : [])
  }
}
