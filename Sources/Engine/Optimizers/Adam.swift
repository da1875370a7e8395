extension Optimizer {
  /// m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², θ ← θ − η·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ),
  /// v̂ = v/(1 − β₂ᵗ) at the t-th update (Kingma & Ba 2015, algorithm 1, as in PyTorch).
  ///
  /// L2 regularization adds to g here and so is divided by √v̂ like the rest of it: see `adamW`.
  public static func adam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(Adam(beta1: beta1, beta2: beta2, epsilon: epsilon, decay: 0))
  }

  /// Adam after θ ← (1 − η·decay)·θ: the decay is decoupled from the gradient (Loshchilov & Hutter
  /// 2019).
  ///
  /// As in PyTorch the decay is multiplied by the rate and all parameters decay, biases too; the
  /// paper's algorithm 2 multiplies it by the schedule alone.
  public static func adamW(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, decay: Double = 0.01
  ) -> Optimizer {
    Optimizer(Adam(beta1: beta1, beta2: beta2, epsilon: epsilon, decay: decay))
  }
}

struct Adam: UpdateRule {
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  /// Share of a parameter that is taken away at rate 1.
  let decay: Double

  var slotCount: Int { 2 }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(_ pass: UpdatePass<S>) {
    let parameters = pass.parameters
    let gradients = pass.gradients
    let means = pass.slot(0)
    let squares = pass.slot(1)
    let (meanDecay, meanRest) = (S(beta1), S(1 - beta1))
    let (squareDecay, squareRest) = (S(beta2), S(1 - beta2))
    let rate = S(Double(pass.rate) / (1 - Self.power(beta1, pass.step + 1)))
    let root = S((1 - Self.power(beta2, pass.step + 1)).squareRoot())
    let epsilon = S(epsilon)
    let kept = S(1 - Double(pass.rate) * decay)
    for i in 0..<pass.count {
      let g = gradients[i]
      let mean = (meanDecay * means[i]).addingProduct(meanRest, g)
      let square = (squareDecay * squares[i]).addingProduct(squareRest * g, g)
      means[i] = mean
      squares[i] = square
      parameters[i] = kept * parameters[i] - rate * mean / (square.squareRoot() / root + epsilon)
    }
  }

  /// xⁿ by repeated squaring, with the same bits on every machine.
  private static func power(_ x: Double, _ n: Int) -> Double {
    var result = 1.0
    var factor = x
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }
}
