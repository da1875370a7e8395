extension Optimizer {
  /// s ← s + g², θ ← θ − η·g/(√s + ε): the rate of a parameter falls with all it has been moved by
  /// (Duchi, Hazan & Singer 2011).
  ///
  /// ε outside of the root as in PyTorch; the paper has a constant δ in its place.
  public static func adagrad(epsilon: Double = 1e-10) -> Optimizer {
    Optimizer(Adagrad(epsilon: epsilon))
  }
}

struct Adagrad: UpdateRule {
  let epsilon: Double

  var slotCount: Int { 1 }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(_ pass: UpdatePass<S>) {
    let parameters = pass.parameters
    let gradients = pass.gradients
    let squares = pass.slot(0)
    let epsilon = S(epsilon)
    let rate = pass.rate
    for i in 0..<pass.count {
      let g = gradients[i]
      let square = squares[i].addingProduct(g, g)
      squares[i] = square
      parameters[i] -= rate * g / (square.squareRoot() + epsilon)
    }
  }
}
