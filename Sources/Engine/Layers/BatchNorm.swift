/// y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and variance σ² of each column over the batch
/// (Ioffe & Szegedy 2015).
///
/// x, y: rows × columns; γ, β: columns, starting at 1 and 0. In evaluation μ and σ² are running
/// averages over the batches of training: r ← (1 − momentum)·r + momentum·s. As in PyTorch σ² has
/// 1/n in training and 1/(n − 1) in the running average, and the averages start at 0 and 1.
public struct BatchNorm: Layer {
  public var epsilon: Double
  /// Weight of the newest batch in the running averages.
  public var momentum: Double

  public init(epsilon: Double = 1e-5, momentum: Double = 0.1) {
    self.epsilon = epsilon
    self.momentum = momentum
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniquePartName("batch-norm")
    let shape = Shape([input.shape.columns])
    guard input.shape.rows > 1 else {
      throw .shapeMismatch(
        layer: name, expected: "a batch of at least 2 samples to take averages over",
        found: input.shape)
    }
    let parameters = NormalizationParameters(name: name, shape: shape, in: &graph)
    let output = graph.makeValue(input.shape)
    graph.append(
      BatchNormalization(
        input: input, scale: parameters.scale, shift: parameters.shift, output: output,
        mean: graph.makeValue(shape), inverseDeviation: graph.makeValue(shape),
        runningMean: graph.state("\(name).running-mean", shape: shape, start: 0),
        runningVariance: graph.state("\(name).running-variance", shape: shape, start: 1),
        epsilon: epsilon, momentum: momentum))
    graph.continuePreactivation(input, as: output)
    return output
  }
}

/// γ and β of a normalization: 1 and 0 at the start.
struct NormalizationParameters {
  let scale: Value
  let shift: Value

  init(name: String, shape: Shape, in graph: inout Graph) {
    let fan = Fan(input: 1, output: 1)
    scale = graph.parameter(
      "\(name).scale", .scale, shape: shape, fan: fan, initializer: ConstantInitializer(1))
    shift = graph.parameter(
      "\(name).shift", .bias, shape: shape, fan: fan, initializer: ConstantInitializer(0))
  }
}
