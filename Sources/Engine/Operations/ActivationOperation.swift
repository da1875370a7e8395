/// An operation h = f(z) whose slope can be asked for, element by element.
protocol ActivationOperation: Operation {
  var input: Value { get }
  var output: Value { get }

  /// Writes f′(zᵢ) for each element, after a forward pass.
  func writeSlopes<S: Scalar>(_ context: OperationContext<S>, to slopes: UnsafeMutablePointer<S>)
}
