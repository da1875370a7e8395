extension Optimizer {
  /// v ← μ·v + g, θ ← θ − η·v: momentum, a decaying sum of past gradients (Polyak 1964).
  ///
  /// The rate stands outside of the velocity, as in PyTorch; Sutskever et al. (2013) write
  /// v ← μ·v − η·g, which differs while the rate changes.
  public static func momentum(_ coefficient: Double = 0.9) -> Optimizer {
    Optimizer(Momentum(coefficient: coefficient, looksAhead: false))
  }

  /// v ← μ·v + g, θ ← θ − η·(g + μ·v): Nesterov's momentum.
  ///
  /// This is PyTorch's form, in which θ is the point that is looked ahead to; Sutskever et al.
  /// (2013) take the gradient at θ + μ·v instead.
  public static func nesterov(_ coefficient: Double = 0.9) -> Optimizer {
    Optimizer(Momentum(coefficient: coefficient, looksAhead: true))
  }
}

struct Momentum: UpdateRule {
  let coefficient: Double
  let looksAhead: Bool

  var slotCount: Int { 1 }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(_ pass: UpdatePass<S>) {
    let parameters = pass.parameters
    let gradients = pass.gradients
    let velocities = pass.slot(0)
    let decay = S(coefficient)
    let rate = pass.rate
    for i in 0..<pass.count {
      let velocity = gradients[i].addingProduct(decay, velocities[i])
      velocities[i] = velocity
      let direction = looksAhead ? gradients[i].addingProduct(decay, velocity) : velocity
      parameters[i] = parameters[i].addingProduct(-rate, direction)
    }
  }
}
