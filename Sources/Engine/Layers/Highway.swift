/// A layer that decides for each unit how much of its input to carry on unchanged:
/// h = t ⊙ f(x·W + b) + (1 − t) ⊙ x with the gate t = σ(x·V + c).
///
/// x and h: batch × units, W and V: units × units. It is the gate of an LSTM laid along depth instead
/// of time: a gate bias c below 0 makes the layer start by carrying, so that the gradient passes.
///
/// Source: Srivastava, Greff and Schmidhuber, "Training very deep networks", 2015.
public struct Highway: Layer {
  public var activation: any Activation
  public var initializer: any Initializer
  /// c, where all gate biases start.
  public var gateBias: Double

  public init(
    activation: any Activation = Tanh(),
    initializer: any Initializer = XavierInitializer(.uniform), gateBias: Double = -2
  ) {
    self.activation = activation
    self.initializer = initializer
    self.gateBias = gateBias
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let units = input.shape.columns
    let transformed = try Dense(units, activation: activation, initializer: initializer)
      .apply(to: input, in: &graph)
    let name = graph.layers[graph.layers.count - 1].name
    let fan = Fan(input: units, output: units)
    let weights = graph.parameter(
      "\(name).gate-weights", .weight, shape: [units, units], fan: fan, initializer: initializer)
    let bias = graph.parameter(
      "\(name).gate-bias", .bias, shape: [units], fan: fan,
      initializer: ConstantInitializer(gateBias))
    let sum = graph.makeValue(input.shape)
    graph.append(Affine(input: input, weights: weights, bias: bias, output: sum))
    let gate = graph.elementwise(Sigmoid(), sum)
    let output = graph.makeValue(input.shape)
    graph.append(
      GatedMix(carried: input, transformed: transformed, gate: gate, output: output))
    return output
  }
}
