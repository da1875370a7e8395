/// How the biases of an LSTM's gates start, which decides how long it remembers before it has learned to.
public enum LSTMGateBias: Hashable, Sendable {
  /// b_f is this number. With 1, a cell keeps σ(1) = 73 % of itself per time step (Jozefowicz,
  /// Zaremba & Sutskever 2015).
  case forget(Double)
  /// b_f = ln u with u ~ U(1, longest − 1), and b_i = −b_f: memories of all lengths up to `longest`
  /// time steps (Tallec & Ollivier 2018).
  case chrono(longest: Int)
}

/// The bias of an LSTM: i, f, g and o, one after the other.
struct LSTMBiasInitializer: Initializer {
  let base: any Initializer
  let gateBias: LSTMGateBias

  func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    var values = base.values(shape: shape, fan: fan, from: &stream)
    let units = shape.count / 4
    for unit in 0..<units {
      switch gateBias {
      case .forget(let bias): values[units + unit] = bias
      case .chrono(let longest):
        let bias = Double.log(stream.uniform(in: 1..<Double(longest - 1)))
        values[unit] = -bias
        values[units + unit] = bias
      }
    }
    return values
  }
}
