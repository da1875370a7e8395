/// Takes all features of a sample as one row: batch × (height·width·channels). Nothing is computed.
public struct Flatten: Layer {
  public init() {}

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    guard !graph.hasTime, let batch = input.shape.dimensions.first else {
      throw .shapeMismatch(
        layer: "flatten", expected: "a batch of samples that do not run in time",
        found: input.shape)
    }
    return Value(index: input.index, shape: [batch, input.shape.count / batch])
  }
}
