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

  init(_ scale: ColorScale, extent: Extent) {
    self.scale = scale
    // A logarithm has a class only for what is above 0; where nothing is, all is hatched.
    let domain = scale.domain.flatMap { !scale.isLog || $0.lowerBound > 0 ? $0 : nil }
    let measured = scale.isLog ? extent.positive : extent.finite
    var range = measured ?? domain ?? (scale.isLog ? 1...1 : 0...1)
    if let domain {
      range = min(range.lowerBound, domain.lowerBound)...max(range.upperBound, domain.upperBound)
    }
    let inner = { (value: Double) in scale.isLog ? Real.log10(value) : value }
    let (low, high) = (inner(range.lowerBound), inner(range.upperBound))
    let cuts =
      switch scale.kind {
      case .sequential: Self.sequential(low, high)
      case .diverging(let center): Self.diverging(low, high, center: inner(center))
      }
    edges = scale.isLog ? cuts.map(Real.exp10) : cuts
    let isDecades = scale.isLog && cuts.allSatisfy { $0 == $0.rounded() }
    labels = zip(edges, cuts).map { edge, cut in
      isDecades ? NumberText.powerOfTen(Int(cut)) : NumberText.short(edge)
    }
  }

  var count: Int { edges.count + 1 }

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
    for target in stride(from: 9, through: 2, by: -1) {
      let ticks = LinearTicks(low: low, high: high, target: target)
      let inner = ticks.values.filter { $0 > low && $0 < high }
      if !inner.isEmpty, inner.count <= 8 { return inner }
    }
    return [(low + high) / 2]
  }

  private static func diverging(_ low: Double, _ high: Double, center: Double) -> [Double] {
    let reach = max(high - center, center - low)
    guard reach > 0 else { return [] }
    let raw = reach / 5
    let decade = Real.powerOfTen(Real.decade(raw))
    let step = [1.0, 2, 3, 5, 10].map { $0 * decade }.first { $0 >= raw * 0.999 } ?? raw
    return [-4.0, -3, -2, -1, 1, 2, 3, 4].map { center + $0 * step }
  }
}
