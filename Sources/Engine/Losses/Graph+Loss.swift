extension Graph {
  /// Adds a loss with targets, after checking that they have the shape the loss expects.
  mutating func loss(
    _ name: String, _ outputs: Value, _ target: Value?, expected: Shape?,
    operation: (_ outputs: Value, _ target: Value, _ loss: Value) -> any Operation
  ) throws(GraphError) -> Value {
    guard let target, let expected else {
      throw .invalidSetting(layer: name, setting: "target", reason: "this loss needs targets")
    }
    guard target.shape == expected else {
      throw .unequalShapes(layer: name, expected, target.shape)
    }
    let loss = makeValue([])
    append(operation(outputs, target, loss))
    return loss
  }
}
