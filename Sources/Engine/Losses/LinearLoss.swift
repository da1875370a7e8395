/// L = Σ rᵢ·yᵢ with fixed r, so that ∂L/∂y = r exactly: sends a known gradient in at the top of a
/// network.
///
/// For measurements without training, where a real loss would add its own behaviour to what
/// the layers do to the gradient.
public struct LinearLoss: Loss {
  /// Draws r; constant 1 gives the plain sum of the outputs.
  public var cotangent: any Initializer

  public init(cotangent: any Initializer) { self.cotangent = cotangent }

  /// r ~ N(0, 1), the random cotangent of mean-field measurements.
  public static let random = LinearLoss(cotangent: NormalInitializer(deviation: 1))
  /// r = 1.
  public static let sum = LinearLoss(cotangent: ConstantInitializer(1))

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? { nil }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    let weights = graph.constant("cotangent", shape: outputs.shape, initializer: cotangent)
    let output = graph.makeValue([])
    graph.append(LinearLossOperation(prediction: outputs, cotangent: weights, output: output))
    return output
  }
}

/// L = Σ rᵢ·yᵢ, ∂yᵢ = rᵢ.
struct LinearLossOperation: Operation {
  let prediction: Value
  let cotangent: Value
  let output: Value

  var inputs: [Value] { [prediction, cotangent] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    context[output].pointee = Reductions.dot(
      context[prediction], context[cotangent], count: prediction.shape.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let r = context[cotangent]
    let factor = context.gradient(output).pointee
    context.writeGradient(0, of: prediction) { factor * r[$0] }
  }
}
