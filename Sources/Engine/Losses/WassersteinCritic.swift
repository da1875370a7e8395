/// The mean of a critic's outputs for false samples minus the mean for real ones, which are those
/// with a target above 0 (Arjovsky, Chintala & Bottou 2017).
///
/// The critic makes it small; its negative estimates the Wasserstein distance of the two
/// distributions if the critic's slope is bounded. With targets above 0 alone it is −mean(y), the
/// generator's loss.
public struct WassersteinCritic: Loss {
  public init() {}

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? {
    guard outputs.columns == 1 else {
      throw .shapeMismatch(
        layer: "wasserstein", expected: "1 output, the critic's score", found: outputs)
    }
    return outputs
  }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss("wasserstein", outputs, target, expected: targetShape(for: outputs.shape)) {
      WassersteinCriticOperation(scores: $0, target: $1, output: $2)
    }
  }
}

/// L = Σ wᵢ·yᵢ, ∂yᵢ = wᵢ, with wᵢ = −1/(number of real samples) where tᵢ > 0 and 1/(number of false
/// ones) elsewhere.
struct WassersteinCriticOperation: Operation {
  let scores: Value
  let target: Value
  let output: Value

  var inputs: [Value] { [scores, target] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { scores.shape.count }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    writeWeights(context)
    context[output].pointee = Reductions.dot(
      context[scores], context.scratch, count: scores.shape.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    writeWeights(context)
    let weights = context.scratch
    let factor = context.gradient(output).pointee
    context.writeGradient(0, of: scores) { factor * weights[$0] }
  }

  @inline(__always)
  private func writeWeights<S: Scalar>(_ context: OperationContext<S>) {
    let (t, weights) = (context[target], context.scratch)
    let count = scores.shape.count
    var realCount = 0
    for i in 0..<count where t[i] > 0 { realCount += 1 }
    let real = -1 / S(max(1, realCount))
    let other = 1 / S(max(1, count - realCount))
    for i in 0..<count { weights[i] = t[i] > 0 ? real : other }
  }
}
