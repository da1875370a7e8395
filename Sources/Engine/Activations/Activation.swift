/// What a layer does to each of its sums z before handing it on: h = f(z).
public protocol Activation: Sendable {
  /// Adds h = f(z) to the graph and returns h; the identity returns z itself.
  func apply(to preactivation: Value, in graph: inout Graph) -> Value

  /// What f(z) lies between for all z, or closer than that comes to.
  var outputRange: ClosedRange<Double> { get }
}

extension Activation {
  public var outputRange: ClosedRange<Double> { -.infinity...(.infinity) }
}
