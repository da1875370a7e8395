/// A restricted Boltzmann machine: a distribution over visible units v that hidden units h ∈ {0, 1}
/// explain.
///
/// p(v, h) ∝ e^−E with E = −b·v − c·h − v·W·h for Bernoulli visible units, and ½‖v − b‖² in place
/// of −b·v for Gaussian ones.
public struct BoltzmannMachine: Hashable, Sendable {
  public var visible: VisibleUnits
  /// Visible × hidden, in row-major order.
  public var weights: [Double]
  public var visibleBias: [Double]
  public var hiddenBias: [Double]

  public init(
    visible: VisibleUnits, weights: [Double], visibleBias: [Double], hiddenBias: [Double]
  ) {
    precondition(
      weights.count == visibleBias.count * hiddenBias.count, "one weight for each pair of units")
    self.visible = visible
    self.weights = weights
    self.visibleBias = visibleBias
    self.hiddenBias = hiddenBias
  }

  public var visibleCount: Int { visibleBias.count }
  public var hiddenCount: Int { hiddenBias.count }

  /// c + v·W: what drives each hidden unit.
  public func hiddenInputs(_ v: [Double]) -> [Double] {
    precondition(v.count == visibleCount, "one number for each visible unit")
    return (0..<hiddenCount).map { j -> Double in
      v.indices.reduce(hiddenBias[j]) { (sum: Double, i: Int) -> Double in
        sum + v[i] * weights[i * hiddenCount + j]
      }
    }
  }

  /// b + W·h: what drives each visible unit.
  public func visibleInputs(_ h: [Double]) -> [Double] {
    precondition(h.count == hiddenCount, "one number for each hidden unit")
    return (0..<visibleCount).map { i -> Double in
      h.indices.reduce(visibleBias[i]) { (sum: Double, j: Int) -> Double in
        sum + h[j] * weights[i * hiddenCount + j]
      }
    }
  }

  /// p(hⱼ = 1 | v)
  public func hiddenMeans(_ v: [Double]) -> [Double] { hiddenInputs(v).map { Double.sigmoid($0) } }

  /// The mean of v given h.
  public func visibleMeans(_ h: [Double]) -> [Double] {
    visible == .gaussian ? visibleInputs(h) : visibleInputs(h).map { Double.sigmoid($0) }
  }

  public func energy(_ v: [Double], _ h: [Double]) -> Double {
    let interaction = zip(hiddenInputs(v), h).reduce(0) { $0 + $1.0 * $1.1 }
    return visibleEnergy(v) - interaction
  }

  /// F(v) = −ln Σₕ e^−E(v, h), so that p(v) ∝ e^−F.
  ///
  /// F = −b·v − Σⱼ ln(1 + e^(c + v·W)ⱼ), with ½‖v − b‖² in place of −b·v for Gaussian units.
  public func freeEnergy(_ v: [Double]) -> Double {
    hiddenInputs(v).reduce(visibleEnergy(v)) { $0 - Self.softplus($1) }
  }

  private func visibleEnergy(_ v: [Double]) -> Double {
    switch visible {
    case .bernoulli: zip(visibleBias, v).reduce(0) { $0 - $1.0 * $1.1 }
    case .gaussian: zip(visibleBias, v).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) / 2 }
    }
  }

  /// ln(1 + eˣ)
  static func softplus(_ x: Double) -> Double {
    max(x, 0) + Double.log1p(Double.exp(-abs(x)))
  }
}
