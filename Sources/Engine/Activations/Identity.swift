/// f(z) = z, f′(z) = 1: a linear layer.
public struct Identity: Activation {
  public init() {}

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value { preactivation }
}
