/// A fully connected layer: z = x·W + b, h = f(z).
///
/// x: batch × inputs, W: inputs × units, b: units, h: batch × units. The bias starts at 0 unless
/// `biasInitializer` says otherwise.
public struct Dense: Layer {
  public var units: Int
  public var activation: any Activation
  public var initializer: any Initializer
  /// nil leaves the bias out.
  public var biasInitializer: (any Initializer)?

  public init(
    _ units: Int, activation: any Activation = Identity(),
    initializer: any Initializer = XavierInitializer(.uniform),
    biasInitializer: (any Initializer)? = ConstantInitializer(0)
  ) {
    self.units = units
    self.activation = activation
    self.initializer = initializer
    self.biasInitializer = biasInitializer
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniqueLayerName("dense")
    guard units > 0 else {
      throw .invalidSetting(
        layer: name, setting: "units", reason: "it is \(units), but must be at least 1")
    }
    let fan = Fan(input: input.shape.columns, output: units)
    let weights = graph.parameter(
      "\(name).weights", .weight, shape: [fan.input, fan.output], fan: fan, initializer: initializer
    )
    let bias = biasInitializer.map {
      graph.parameter("\(name).bias", .bias, shape: [units], fan: fan, initializer: $0)
    }
    let preactivation = graph.makeValue(input.shape.replacingColumns(with: units))
    graph.append(Affine(input: input, weights: weights, bias: bias, output: preactivation))
    graph.record(
      LayerRecord(
        name: name, weights: weights, bias: bias, preactivation: preactivation,
        output: preactivation, input: input))
    let output = activation.apply(to: preactivation, in: &graph)
    graph.setOutputOfNewestLayer(output)
    return output
  }
}
