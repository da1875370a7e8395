/// In training each element is set to 0 with probability p and divided by 1 − p otherwise; in
/// evaluation nothing happens (Srivastava et al. 2014, in the inverted form that all libraries
/// use).
///
/// Which elements are dropped depends on the seed, the layer's name and the step alone.
public struct Dropout: Layer {
  public var probability: Double

  public init(_ probability: Double) { self.probability = probability }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniquePartName("dropout")
    guard probability >= 0 && probability < 1 else {
      throw .invalidSetting(
        layer: name, setting: "dropout",
        reason: "the probability is \(probability), but must be from 0 to below 1")
    }
    let output = graph.makeValue(input.shape)
    graph.append(
      DropoutOperation(
        name: name, input: input, output: output, mask: graph.makeValue(input.shape),
        probability: probability))
    graph.continuePreactivation(input, as: output)
    return output
  }
}

/// y = m·x with mᵢ = 0 or 1/(1 − p); ∂x = m·∂y.
struct DropoutOperation: Operation {
  let name: String
  let input: Value
  let output: Value
  /// What the last forward pass multiplied by.
  let mask: Value
  let probability: Double

  var inputs: [Value] { [input] }
  var outputs: [Value] { [output] }
  var stored: [Value] { [output, mask] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (x, y, mask) = (context[input], context[output], context[mask])
    let count = input.shape.count
    if context.step.isTraining {
      let kept = S(1 / (1 - probability))
      var stream = RandomStream(
        seed: context.step.seed, name: name, step: UInt64(context.step.step))
      let probability = probability
      stream.forEachUniform(count) { mask[$0] = $1 < probability ? 0 : kept }
    } else {
      for i in 0..<count { mask[i] = 1 }
    }
    for i in 0..<count { y[i] = mask[i] * x[i] }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let (mask, outputGradient) = (context[mask], context.gradient(output))
    context.writeGradient(0, of: input) { mask[$0] * outputGradient[$0] }
  }
}
