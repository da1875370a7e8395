/// What is exact for machines small enough to go through all states of one side.
extension BoltzmannMachine {
  /// ∂ of the mean log-likelihood with respect to each parameter.
  public struct Gradient: Hashable, Sendable {
    public var weights: [Double]
    public var visibleBias: [Double]
    public var hiddenBias: [Double]
  }

  /// At most this many units have all their states enumerated.
  public static let largestEnumeration = 20

  /// ln Z = ln Σ e^−E over all states; for Gaussian units an integral over v.
  ///
  /// - Precondition: One side has at most `largestEnumeration` units, the hidden one if the visible
  ///   units are Gaussian.
  public var logPartition: Double {
    if enumeratesVisible { return transposed.logPartition }
    var largest = -Double.infinity
    var sum = 0.0
    forEachHiddenState { h in
      let exponent = logWeight(h)
      if exponent > largest {
        sum *= Double.exp(largest - exponent)
        largest = exponent
      }
      sum += Double.exp(exponent - largest)
    }
    return largest + Double.log(sum)
  }

  /// The mean of ln p(v) over the samples.
  public func logLikelihood(of samples: [[Double]]) -> Double {
    -samples.reduce(0) { $0 + freeEnergy($1) } / Double(samples.count) - logPartition
  }

  /// Data minus model: ⟨v hᵀ⟩, ⟨v⟩ and ⟨h⟩ under the samples less those under the machine itself.
  public func logLikelihoodGradient(of samples: [[Double]]) -> Gradient {
    var gradient = zeroGradient
    for v in samples {
      gradient.add(1 / Double(samples.count), visible: v, hidden: hiddenMeans(v))
    }
    let model = modelStatistics
    for i in weights.indices { gradient.weights[i] -= model.weights[i] }
    for i in visibleBias.indices { gradient.visibleBias[i] -= model.visibleBias[i] }
    for j in hiddenBias.indices { gradient.hiddenBias[j] -= model.hiddenBias[j] }
    return gradient
  }

  /// ⟨v hᵀ⟩, ⟨v⟩ and ⟨h⟩ under the machine.
  private var modelStatistics: Gradient {
    if enumeratesVisible { return transposed.modelStatistics.transposed }
    var statistics = zeroGradient
    let logPartition = logPartition
    forEachHiddenState { h in
      statistics.add(
        Double.exp(logWeight(h) - logPartition), visible: visibleMeans(h), hidden: h)
    }
    return statistics
  }

  private var zeroGradient: Gradient {
    Gradient(
      weights: weights.map { _ in 0 }, visibleBias: visibleBias.map { _ in 0 },
      hiddenBias: hiddenBias.map { _ in 0 })
  }

  private var enumeratesVisible: Bool { visible == .bernoulli && visibleCount < hiddenCount }

  /// The same machine with visible and hidden units exchanged.
  private var transposed: BoltzmannMachine {
    BoltzmannMachine(
      visible: .bernoulli, weights: Self.transpose(weights, rows: visibleCount),
      visibleBias: hiddenBias, hiddenBias: visibleBias)
  }

  fileprivate static func transpose(_ matrix: [Double], rows: Int) -> [Double] {
    let columns = matrix.count / max(1, rows)
    return (0..<columns).flatMap { column in
      (0..<rows).map { matrix[$0 * columns + column] }
    }
  }

  /// ln Σᵥ e^−E(v, h)
  private func logWeight(_ h: [Double]) -> Double {
    let own = zip(hiddenBias, h).reduce(0) { $0 + $1.0 * $1.1 }
    let inputs = visibleInputs(h)
    switch visible {
    case .bernoulli: return inputs.reduce(own) { $0 + Self.softplus($1) }
    case .gaussian:
      let squares = zip(inputs, visibleBias).reduce(0) { $0 + ($1.0 * $1.0 - $1.1 * $1.1) / 2 }
      return own + squares + Double(visibleCount) * Double.log(2 * .pi) / 2
    }
  }

  private func forEachHiddenState(_ body: ([Double]) -> Void) {
    precondition(hiddenCount <= Self.largestEnumeration, "too many units to enumerate their states")
    var h = [Double](repeating: 0, count: hiddenCount)
    for state in 0..<1 << hiddenCount {
      for j in h.indices { h[j] = Double(state >> j & 1) }
      body(h)
    }
  }
}

extension BoltzmannMachine.Gradient {
  fileprivate mutating func add(_ weight: Double, visible v: [Double], hidden h: [Double]) {
    for i in v.indices {
      visibleBias[i] += weight * v[i]
      for j in h.indices { weights[i * h.count + j] += weight * v[i] * h[j] }
    }
    for j in h.indices { hiddenBias[j] += weight * h[j] }
  }

  fileprivate var transposed: Self {
    Self(
      weights: BoltzmannMachine.transpose(weights, rows: visibleBias.count),
      visibleBias: hiddenBias, hiddenBias: visibleBias)
  }
}
