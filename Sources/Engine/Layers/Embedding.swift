/// A learned vector for each symbol: token k becomes row k of a table.
///
/// tokens: T × batch or batch, holding indices below `symbols`; table: symbols × width. The same as a
/// one-hot vector times a matrix, without the product.
public struct Embedding: Layer {
  public var symbols: Int
  public var width: Int
  public var initializer: any Initializer

  public init(
    symbols: Int, width: Int, initializer: any Initializer = NormalInitializer(deviation: 1)
  ) {
    self.symbols = symbols
    self.width = width
    self.initializer = initializer
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniqueLayerName("embedding")
    try graph.checkTokens(name, input, symbols: symbols)
    guard width > 0 else {
      throw .invalidSetting(
        layer: name, setting: "width", reason: "it is \(width), but must be at least 1")
    }
    let table = graph.parameter(
      "\(name).weights", .weight, shape: [symbols, width],
      fan: Fan(input: symbols, output: width), initializer: initializer)
    let output = graph.makeValue(Shape(input.shape.dimensions + [width]))
    graph.append(Lookup(tokens: input, table: table, output: output))
    graph.record(
      LayerRecord(name: name, weights: table, bias: nil, preactivation: output, output: output))
    return output
  }
}
