/// The mean over all elements of e²/2 for errors |e| ≤ δ and δ·(|e| − δ/2) beyond (Huber 1964), e =
/// y − t: its gradient never exceeds δ.
public struct Huber: Loss {
  /// Above 0.
  public var threshold: Double

  public init(threshold: Double = 1) { self.threshold = threshold }

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? { outputs }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss("huber", outputs, target, expected: targetShape(for: outputs.shape)) {
      HuberOperation(prediction: $0, target: $1, output: $2, threshold: threshold)
    }
  }
}

/// With c = min(|e|, δ): L = (1/n)·Σ c·(|e| − c/2), ∂y = min(max(e, −δ), δ)/n.
struct HuberOperation: Operation {
  let prediction: Value
  let target: Value
  let output: Value
  let threshold: Double

  var inputs: [Value] { [prediction, target] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { prediction.shape.count }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (y, t) = (context[prediction], context[target])
    let terms = context.scratch
    let count = prediction.shape.count
    let limit = S(threshold)
    for i in 0..<count {
      let error = (y[i] - t[i]).magnitude
      let limited = error > limit ? limit : error
      terms[i] = limited * (error - limited / 2)
    }
    context[output].pointee = Reductions.sum(terms, count: count) / S(count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let (y, t) = (context[prediction], context[target])
    let limit = S(threshold)
    let factor = context.gradient(output).pointee / S(prediction.shape.count)
    context.writeGradient(0, of: prediction) { i in
      let error = y[i] - t[i]
      return factor * (error > limit ? limit : (error < -limit ? -limit : error))
    }
  }
}
