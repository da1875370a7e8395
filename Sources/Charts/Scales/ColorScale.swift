import Geometry

/// How the values of cells and contours become colour classes.
public struct ColorScale: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// From near the page to far from it.
    case sequential
    /// Two hues away from a healthy centre, which is a class of its own.
    case diverging(center: Double)
  }

  /// What the colours measure, with its unit.
  public var label: String
  public var kind: Kind
  /// Whether classes are even in powers of ten; zero then has a hatch instead of a colour.
  public var isLog: Bool
  /// The least range to divide into classes; data beyond it widens it.
  public var domain: ClosedRange<Double>?

  public init(
    _ label: String, _ kind: Kind = .sequential, isLog: Bool = false,
    domain: ClosedRange<Double>? = nil
  ) {
    self.label = label
    self.kind = kind
    self.isLog = isLog
    self.domain = domain
  }
}

/// A colour scale with its class edges chosen from the data.
struct ColorClasses: Sendable, Equatable {
  /// What a cell is filled with.
  enum Fill: Equatable {
    /// Class 0…n−1.
    case color(Int)
    case zero
    case notFinite
  }

  let scale: ColorScale
  /// Inner edges in data units, rising; values equal to an edge belong above it.
  let edges: [Double]
  /// Labels of the edges.
  let labels: [String]
  /// How many classes there are: none where no value has a place on the scale.
  let count: Int
  /// What the only class stands for, where all values are equal.
  let single: String?

  init(_ scale: ColorScale, extent: Extent) {
    self.scale = scale
    guard let range = Self.range(scale, extent) else {
      (edges, labels, count, single) = ([], [], 0, nil)
      return
    }
    let inner = { (value: Double) in scale.isLog ? Real.log10(value) : value }
    let (low, high) = (inner(range.lowerBound), inner(range.upperBound))
    var cuts =
      switch scale.kind {
      case .sequential: Self.sequential(low, high)
      case .diverging(let center): Self.diverging(low, high, center: inner(center))
      }
    if scale.isLog {
      // A power of ten may be greater or less than any number is.
      cuts.removeAll { !(Real.exp10($0).isNormal) }
    }
    var edges = scale.isLog ? cuts.map(Real.exp10) : cuts
    if !zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) {
      // Exponents may differ by less than numbers can.
      edges = scale.kind == .sequential ? [range.upperBound] : []
    }
    let isDecades =
      scale.isLog && edges.count == cuts.count && cuts.allSatisfy { $0 == $0.rounded() }
    labels =
      isDecades
      ? cuts.map { NumberText.powerOfTen(Int(saturating: $0)) } : NumberText.distinct(edges)
    self.edges = edges
    count = edges.count + 1
    single = range.lowerBound == range.upperBound ? NumberText.short(range.lowerBound) : nil
  }

  /// What the classes have to span; nil where there is nothing to colour.
  private static func range(_ scale: ColorScale, _ extent: Extent) -> ClosedRange<Double>? {
    let measured = scale.isLog ? extent.positive : extent.finite
    let domain = scale.domain.flatMap { !scale.isLog || $0.lowerBound > 0 ? $0 : nil }
    guard let measured, let domain else { return measured ?? domain }
    return min(measured.lowerBound, domain.lowerBound)...max(measured.upperBound, domain.upperBound)
  }

  func fill(_ value: Double) -> Fill {
    guard value.isFinite else { return .notFinite }
    if scale.isLog, value <= 0 { return .zero }
    return .color(edges.prefix { $0 <= value }.count)
  }

  /// The CSS class of a colour class, its number spread over the nine of the palette.
  func cssClass(_ index: Int) -> String {
    let prefix = scale.kind == .sequential ? "q" : "d"
    return prefix + String(count > 1 ? 1 + (index * 8 + (count - 1) / 2) / (count - 1) : 5)
  }

  private static func sequential(_ low: Double, _ high: Double) -> [Double] {
    guard high > low else { return [] }
    // Ticks of a range too wide to subtract are those of a tenth of it, times ten.
    let factor = (high - low).isFinite ? 1.0 : 10
    for target in stride(from: 9, through: 2, by: -1) {
      let ticks = LinearTicks(low: low / factor, high: high / factor, target: target)
      let inner = ticks.values.map { $0 * factor }.filter { $0 > low && $0 < high }
      if !inner.isEmpty, inner.count <= 8 { return inner }
    }
    // Neighbours have nothing between them: the upper one begins a class.
    let middle = low / 2 + high / 2
    return [middle > low ? middle : high]
  }

  private static func diverging(_ low: Double, _ high: Double, center: Double) -> [Double] {
    // Halves, since a difference of two values may be too large for a number.
    let raw = max(high / 2 - center / 2, center / 2 - low / 2) / 2.5
    guard raw > 0, raw.isFinite else { return [] }
    let decade = Real.powerOfTen(Real.decade(raw))
    let step = [1.0, 2, 3, 5, 10].map { $0 * decade }.first { $0 >= raw * 0.999 } ?? raw
    let edges = [-4.0, -3, -2, -1, 1, 2, 3, 4].map { center + $0 * step }.filter(\.isFinite)
    // A step too small to add to the centre leaves nothing to tell apart.
    return zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 } ? edges : []
  }
}
