/// Averages over x ~ N(0, 1) of functions that are given by their values at fixed nodes.
///
/// A midpoint sum over −10…10, which has no node at 0, where slopes of activations may jump.
public struct GaussianAverage: Sendable {
  public let nodes: [Double]
  private let weights: [Double]

  public init() {
    nodes = (0..<2000).map { (index: Int) -> Double in -10 + 0.01 * (Double(index) + 0.5) }
    let density = nodes.map { PortableMath.exp(-$0 * $0 / 2) }
    let sum = density.reduce(0, +)
    weights = density.map { $0 / sum }
  }

  /// The nodes times a standard deviation: where a function of N(0, deviation²) is to be known.
  public func nodes(deviation: Double) -> [Double] { nodes.map { deviation * $0 } }

  /// E[f²] for the values of f at the nodes.
  public func meanSquare(of values: [Double]) -> Double {
    precondition(values.count == weights.count, "the function is known at each node")
    return weights.indices.reduce(0) { $0 + weights[$1] * values[$1] * values[$1] }
  }
}
