/// A vector of zeros with a single 1 for each token, at the place of its symbol. Nothing is learned.
///
/// tokens: T × batch or batch, holding indices below `symbols`; returns their shape × symbols.
public struct OneHot: Layer {
  public var symbols: Int

  public init(symbols: Int) { self.symbols = symbols }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    try graph.checkTokens("one-hot", input, symbols: symbols)
    let output = graph.makeValue(Shape(input.shape.dimensions + [symbols]))
    graph.append(OneHotOperation(tokens: input, output: output))
    return output
  }
}

extension Graph {
  /// Only what a dataset hands on can be tokens: everything computed is a real number.
  func checkTokens(_ name: String, _ value: Value, symbols: Int) throws(GraphError) {
    guard symbols > 0 else {
      throw .invalidSetting(
        layer: name, setting: "symbols",
        reason: "it reads symbols, as those of a text, but the data has none")
    }
    guard inputs.contains(where: { $0.value == value }) else {
      throw .invalidSetting(
        layer: name, setting: "tokens", reason: "it must be the first layer, right after the data")
    }
  }
}
