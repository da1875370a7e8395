extension Optimizer {
  /// θ ← θ − η·∂L/∂θ: gradient descent on the batch at hand.
  public static let sgd = Optimizer(SGD())
}

struct SGD: UpdateRule {
  var slotCount: Int { 0 }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(_ pass: UpdatePass<S>) {
    let parameters = pass.parameters
    let gradients = pass.gradients
    let rate = pass.rate
    for i in 0..<pass.count {
      parameters[i] = parameters[i].addingProduct(-rate, gradients[i])
    }
  }
}
