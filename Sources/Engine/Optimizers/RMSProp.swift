extension Optimizer {
  /// s ← α·s + (1 − α)·g², θ ← θ − η·g/(√s + ε): steps of about the same size for every parameter
  /// (Hinton's lecture 6e, 2012).
  ///
  /// The lecture takes α = 0.9 and no ε; the defaults are PyTorch's. TensorFlow has ε under the
  /// root.
  public static func rmsProp(decay: Double = 0.99, epsilon: Double = 1e-8) -> Optimizer {
    Optimizer(RMSProp(decay: decay, epsilon: epsilon))
  }
}

struct RMSProp: UpdateRule {
  let decay: Double
  let epsilon: Double

  var slotCount: Int { 1 }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(_ pass: UpdatePass<S>) {
    let parameters = pass.parameters
    let gradients = pass.gradients
    let squares = pass.slot(0)
    let decay = S(decay)
    let rest = S(1 - self.decay)
    let epsilon = S(epsilon)
    let rate = pass.rate
    for i in 0..<pass.count {
      let g = gradients[i]
      let square = (decay * squares[i]).addingProduct(rest * g, g)
      squares[i] = square
      parameters[i] -= rate * g / (square.squareRoot() + epsilon)
    }
  }
}
