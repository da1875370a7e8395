/// A part of a network: adds its parameters and operations to a graph.
public protocol Layer: Sendable {
  /// Adds the layer after `input` and returns what it hands on.
  ///
  /// - Throws: `GraphError` if the layer cannot take a value of that shape.
  func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value
}
