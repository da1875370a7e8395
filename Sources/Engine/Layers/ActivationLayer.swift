/// An activation as a part of its own: h = f(z), where something stands between it and the layer.
///
/// `dense`, `batch-norm`, `activation` in this order make one layer for probes, whose z is the
/// normalized sum.
public struct ActivationLayer: Layer {
  public var activation: any Activation

  public init(_ activation: any Activation) { self.activation = activation }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let output = activation.apply(to: input, in: &graph)
    graph.activateNewestLayer(input, as: output)
    return output
  }
}
