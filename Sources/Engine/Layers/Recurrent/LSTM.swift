/// Long short-term memory: cells with an additive path through time, and three gates around it.
///
///     i, f, o = σ(x_t·W + h_{t−1}·U + b)      g = tanh(x_t·W + h_{t−1}·U + b)
///     c_t = f·c_{t−1} + i·g                   h_t = o·tanh c_t
///
/// x: T × batch × inputs, W: inputs × 4·units, U: units × 4·units, b: 4·units, gates in the order
/// i, f, g, o, which is PyTorch's; it has one bias where PyTorch has two that are added.
/// Hochreiter & Schmidhuber (1997), with the forget gate of Gers, Schmidhuber & Cummins (2000).
public struct LSTM: Layer {
  public var units: Int
  public var gateBias: LSTMGateBias
  public var settings: RecurrentSettings

  public init(
    _ units: Int, gateBias: LSTMGateBias = .forget(1),
    settings: RecurrentSettings = RecurrentSettings()
  ) {
    self.units = units
    self.gateBias = gateBias
    self.settings = settings
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniqueLayerName("lstm")
    if case .chrono(let longest) = gateBias, longest < 3 {
      throw .invalidSetting(
        layer: name, setting: "chrono", reason: "it is \(longest), but must be at least 3")
    }
    var settings = settings
    settings.biasInitializer = settings.biasInitializer.map {
      LSTMBiasInitializer(base: $0, gateBias: gateBias)
    }
    let recurrence = try graph.recurrence(name, over: input, units: units, gates: 4, settings)
    let initialCells = graph.initialState("\(name).initial-cells", of: input, units: units)
    let cells = graph.makeValue(recurrence.hidden.shape)
    graph.append(LSTMOperation(recurrence: recurrence, initialCells: initialCells, cells: cells))
    return graph.record(
      name, recurrence, gateNames: ["input", "forget", "cell", "output"], cells: cells,
      initialCells: initialCells)
  }
}
