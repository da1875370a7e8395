/// What a generator of samples makes small: how a critic that tells them from real ones scores them.
///
/// y are the critic's outputs for n generated samples. For a critic of binary cross-entropy they are
/// logits of "real", D = σ(y).
public enum GeneratorLoss: String, CaseIterable, Hashable, Sendable {
  /// L = mean log(1 − D) = −mean softplus(y), the game's own objective (Goodfellow et al. 2014,
  /// eq. 1).
  ///
  /// ∂yᵢ = −σ(yᵢ)/n vanishes as soon as the critic is sure that a sample is false.
  case minimax
  /// L = −mean log D = mean softplus(−y), which has the same fixed point and a gradient of
  /// −(1 − σ(yᵢ))/n where the critic is sure (Goodfellow et al. 2014, section 3).
  case nonSaturating = "non-saturating"
  /// L = −mean y, for a Wasserstein critic (Arjovsky, Chintala & Bottou 2017).
  case wasserstein

  /// Adds the loss to a graph and returns it, a scalar.
  ///
  /// - Throws: `GraphError` unless there is one score for each sample.
  public func apply(to scores: Value, in graph: inout Graph) throws(GraphError) -> Value {
    guard scores.shape.columns == 1 else {
      throw .shapeMismatch(
        layer: "the loss of the generator", expected: "1 output of the critic, its score",
        found: scores.shape)
    }
    let output = graph.makeValue([])
    graph.append(GeneratorLossOperation(kind: self, scores: scores, output: output))
    return output
  }
}

/// One of the three losses above.
struct GeneratorLossOperation: Operation {
  let kind: GeneratorLoss
  let scores: Value
  let output: Value

  var inputs: [Value] { [scores] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { scores.shape.count }

  private var count: Int { scores.shape.count }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (y, terms) = (context[scores], context.scratch)
    switch kind {
    case .minimax: for i in 0..<count { terms[i] = -Self.softplus(y[i]) }
    case .nonSaturating: for i in 0..<count { terms[i] = Self.softplus(-y[i]) }
    case .wasserstein: for i in 0..<count { terms[i] = -y[i] }
    }
    context[output].pointee = Reductions.sum(terms, count: count) / S(count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let y = context[scores]
    let share = context.gradient(output).pointee / S(count)
    switch kind {
    case .minimax: context.writeGradient(0, of: scores) { -share * S.sigmoid(y[$0]) }
    case .nonSaturating: context.writeGradient(0, of: scores) { -share * S.sigmoid(-y[$0]) }
    case .wasserstein: context.writeGradient(0, of: scores) { _ in -share }
    }
  }

  /// log(1 + eʸ) without overflow.
  @inline(__always)
  private static func softplus<S: Scalar>(_ y: S) -> S {
    (y < 0 ? 0 : y) + S.log1p(S.exp(-abs(y)))
  }
}
