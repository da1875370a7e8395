/// Gated recurrent unit: the state moves from its old value towards a candidate, as far as a gate lets it.
///
///     r, u = σ(x_t·W + h_{t−1}·U + b)         n = tanh(x_t·W + b + r·(h_{t−1}·U + d))
///     h_t = (1 − u)·n + u·h_{t−1}
///
/// x: T × batch × inputs, W: inputs × 3·units, U: units × 3·units, b: 3·units, d: units, gates in the
/// order r, u, n. Cho et al. (2014), in the form of PyTorch and cuDNN, where the reset gate r acts on the
/// recurrent product; where they add two biases to r and u, this has one.
public struct GRU: Layer {
  public var units: Int
  public var settings: RecurrentSettings

  public init(_ units: Int, settings: RecurrentSettings = RecurrentSettings()) {
    self.units = units
    self.settings = settings
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniqueLayerName("gru")
    var recurrence = try graph.recurrence(name, over: input, units: units, gates: 3, settings)
    recurrence.factorCount = 2
    let candidateBias = settings.biasInitializer.map {
      graph.parameter(
        "\(name).candidate-bias", .bias, shape: [units], fan: Fan(input: units, output: units),
        initializer: $0)
    }
    let candidates = graph.makeValue(recurrence.hidden.shape)
    graph.append(
      GRUOperation(
        recurrence: recurrence, candidateBias: candidateBias, recurrentCandidates: candidates))
    return graph.record(name, recurrence, gateNames: ["reset", "update", "candidate"])
  }
}
