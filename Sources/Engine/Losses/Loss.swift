/// What training makes small: one number computed from a network's outputs.
public protocol Loss: Sendable {
  /// The shape of the targets that go with outputs of a shape; nil if the loss needs none.
  func targetShape(for outputs: Shape) throws(GraphError) -> Shape?

  /// The targets the loss is made for; nil if any number is one.
  var targetRange: ClosedRange<Double>? { get }

  /// Adds the loss to the graph and returns it, a scalar.
  func apply(to outputs: Value, target: Value?, in graph: inout Graph) throws(GraphError) -> Value
}

extension Loss {
  public var targetRange: ClosedRange<Double>? { nil }
}
