import Engine

/// What layers of infinitely many random units do to signals and gradients on average.
///
/// With weights of variance σ_w²/n and biases of variance σ_b², the variance q of the sums z goes from
/// layer to layer as q ← σ_w²·E[φ(√q·x)²] + σ_b² with x ~ N(0, 1), and settles at a fixed point q*. There
/// a layer multiplies the squared norm of the gradient by χ₁ = σ_w²·E[φ′(√q*·x)²]: below 1 gradients
/// vanish, above 1 they explode.
///
/// Sources: Poole et al., "Exponential expressivity in deep neural networks through transient chaos",
/// 2016; Schoenholz et al., "Deep information propagation", 2017.
struct MeanField {
  private let session: Session
  private let input: Value
  private let output: Value

  private static let average = GaussianAverage()

  /// nil for a word that is no activation.
  init?(activation word: String) {
    guard let activation = Terms.activations.value(of: word) else { return nil }
    var graph = Graph()
    input = graph.input("z", shape: [Self.average.nodes.count, 1])
    output = activation.apply(to: input, in: &graph)
    guard let sum = try? LinearLoss.sum.apply(to: output, target: nil, in: &graph) else {
      return nil
    }
    session = Session(
      Program(graph, objective: sum, update: UpdateRecipe(.sgd), differentiatesInputs: true),
      precision: .double, seed: 0)
  }

  /// q*, the variance of z that layers settle at, for σ_w and σ_b; very large where it grows without
  /// end.
  func variance(weightDeviation: Double, biasDeviation: Double) -> Double {
    let (scale, offset) = (weightDeviation * weightDeviation, biasDeviation * biasDeviation)
    func next(_ q: Double) -> Double {
      scale * expectation(of: output, at: q, isSlope: false) + offset
    }
    // Plain iteration is slow where the network is critical, so Steffensen's method extrapolates. The map
    // is concave, which keeps the extrapolation on this side of the fixed point.
    var q = 1.0
    for _ in 0..<100 where q < 1e100 {
      let first = next(q)
      if (first - q).magnitude <= 1e-13 * q { return first }
      let second = next(first)
      let extrapolated = q - (first - q) * (first - q) / (second - 2 * first + q)
      q = extrapolated.isFinite && extrapolated > 0 ? extrapolated : second
    }
    return q
  }

  /// χ₁, the factor by which a layer multiplies the squared norm of the gradient.
  func gradientFactor(weightDeviation: Double, biasDeviation: Double) -> Double {
    let q = variance(weightDeviation: weightDeviation, biasDeviation: biasDeviation)
    return weightDeviation * weightDeviation * expectation(of: input, at: q, isSlope: true)
  }

  /// E[φ(√q·x)²] or E[φ′(√q·x)²].
  private func expectation(of value: Value, at q: Double, isSlope: Bool) -> Double {
    session.write(Self.average.nodes(deviation: q.squareRoot()), to: input)
    session.forward()
    if isSlope { session.backward() }
    return Self.average.meanSquare(
      of: isSlope ? session.gradient(of: value) : session.elements(of: value))
  }
}
