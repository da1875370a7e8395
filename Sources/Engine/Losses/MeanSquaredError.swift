/// The mean of (y − t)² over all elements.
public struct MeanSquaredError: Loss {
  public init() {}

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? { outputs }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss("mse", outputs, target, expected: targetShape(for: outputs.shape)) {
      MeanSquaredErrorOperation(prediction: $0, target: $1, output: $2)
    }
  }
}

/// L = (1/n)·Σ (yᵢ − tᵢ)², ∂yᵢ = 2·(yᵢ − tᵢ)/n.
struct MeanSquaredErrorOperation: Operation {
  let prediction: Value
  let target: Value
  let output: Value

  var inputs: [Value] { [prediction, target] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { prediction.shape.count }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let y = context[prediction]
    let t = context[target]
    let count = prediction.shape.count
    let difference = context.scratch
    for i in 0..<count { difference[i] = y[i] - t[i] }
    context[output].pointee = Reductions.sumOfSquares(difference, count: count) / S(count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let y = context[prediction]
    let t = context[target]
    let count = prediction.shape.count
    let factor = 2 * context.gradient(output).pointee / S(count)
    context.writeGradient(0, of: prediction) { factor * (y[$0] - t[$0]) }
  }
}
