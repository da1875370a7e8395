/// Cross-entropy of a yes/no target t ∈ {0, 1} and a logit z: mean of softplus(z) − t·z.
///
/// Sigmoid and logarithm are taken together, which stays exact for logits of any size.
public struct BinaryCrossEntropy: Loss {
  public init() {}

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? { outputs }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss(
      "binary-cross-entropy", outputs, target, expected: targetShape(for: outputs.shape)
    ) {
      BinaryCrossEntropyOperation(logits: $0, target: $1, output: $2)
    }
  }
}

/// L = (1/n)·Σ [max(zᵢ, 0) + log(1 + e^−|zᵢ|) − tᵢ·zᵢ], ∂zᵢ = (σ(zᵢ) − tᵢ)/n.
struct BinaryCrossEntropyOperation: Operation {
  let logits: Value
  let target: Value
  let output: Value

  var inputs: [Value] { [logits, target] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { logits.shape.count }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let z = context[logits]
    let t = context[target]
    let count = logits.shape.count
    let terms = context.scratch
    for i in 0..<count {
      let rectified = z[i] < 0 ? 0 : z[i]
      terms[i] = rectified + S.log1p(S.exp(-abs(z[i]))) - t[i] * z[i]
    }
    context[output].pointee = Reductions.sum(terms, count: count) / S(count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let z = context[logits]
    let t = context[target]
    let factor = context.gradient(output).pointee / S(logits.shape.count)
    context.writeGradient(0, of: logits) { factor * (S.sigmoid(z[$0]) - t[$0]) }
  }
}
