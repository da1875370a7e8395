/// A plain recurrent layer: h_t = f(x_t·W + h_{t−1}·U + b), h_0 = 0 (Elman 1990).
///
/// x: T × batch × inputs, W: inputs × units, U: units × units; returns h_T or all h_t. With ReLU and
/// U = I it is the IRNN of Le, Jaitly & Hinton (2015).
public struct RNN: Layer {
  public enum Function: String, CaseIterable, Sendable {
    case tanh
    case relu
    case identity
  }

  public var units: Int
  public var function: Function
  public var settings: RecurrentSettings

  public init(
    _ units: Int, function: Function = .tanh, settings: RecurrentSettings = RecurrentSettings()
  ) {
    self.units = units
    self.function = function
    self.settings = settings
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniqueLayerName("rnn")
    let recurrence = try graph.recurrence(name, over: input, units: units, gates: 1, settings)
    graph.append(RNNOperation(recurrence: recurrence, function: function))
    return graph.record(name, recurrence)
  }
}
