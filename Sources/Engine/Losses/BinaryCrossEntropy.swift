/// Cross-entropy of a yes/no target t ∈ [0, 1] and a logit z: mean of softplus(z) − t·z.
///
/// Sigmoid and logarithm are taken together, which stays exact for logits of any size. What the yes adds
/// may be weighted by p, where there are few of them: mean of p·t·softplus(−z) + (1 − t)·softplus(z), as in
/// PyTorch's `BCEWithLogitsLoss(pos_weight=p)`.
public struct BinaryCrossEntropy: Loss {
  /// p, above 0.
  public var positiveWeight: Double

  public init(positiveWeight: Double = 1) { self.positiveWeight = positiveWeight }

  public var targetRange: ClosedRange<Double>? { 0...1 }

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? { outputs }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss(
      "binary-cross-entropy", outputs, target, expected: targetShape(for: outputs.shape)
    ) {
      BinaryCrossEntropyOperation(
        logits: $0, target: $1, output: $2, positiveWeight: positiveWeight)
    }
  }
}

/// L = (1/n)·Σ [max(zᵢ, 0) + log(1 + e^−|zᵢ|) − tᵢ·zᵢ], ∂zᵢ = (σ(zᵢ) − tᵢ)/n.
///
/// With a weight p and wᵢ = (1 − tᵢ) + p·tᵢ: L = (1/n)·Σ [(1 − tᵢ)·zᵢ + wᵢ·(max(−zᵢ, 0) + log(1 + e^−|zᵢ|))],
/// ∂zᵢ = (1 − tᵢ − wᵢ·σ(−zᵢ))/n.
struct BinaryCrossEntropyOperation: Operation {
  let logits: Value
  let target: Value
  let output: Value
  let positiveWeight: Double

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
    if positiveWeight == 1 {
      for i in 0..<count {
        let rectified = z[i] < 0 ? 0 : z[i]
        terms[i] = rectified + S.log1p(S.exp(-abs(z[i]))) - t[i] * z[i]
      }
    } else {
      let weight = S(positiveWeight)
      for i in 0..<count {
        let rectified = z[i] > 0 ? 0 : -z[i]
        let softplus = rectified + S.log1p(S.exp(-abs(z[i])))
        terms[i] = (1 - t[i]) * z[i] + (1 - t[i] + weight * t[i]) * softplus
      }
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
    if positiveWeight == 1 {
      context.writeGradient(0, of: logits) { factor * (S.sigmoid(z[$0]) - t[$0]) }
    } else {
      let weight = S(positiveWeight)
      context.writeGradient(0, of: logits) { i in
        factor * (1 - t[i] - (1 - t[i] + weight * t[i]) * S.sigmoid(-z[i]))
      }
    }
  }
}
