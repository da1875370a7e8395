/// Layers one after the other, taken as one.
public struct Stack: Layer {
  public var layers: [any Layer]

  public init(_ layers: [any Layer]) { self.layers = layers }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    var value = input
    for layer in layers { value = try layer.apply(to: value, in: &graph) }
    return value
  }
}
