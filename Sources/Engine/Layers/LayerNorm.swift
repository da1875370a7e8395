/// y = γ·(x − μ)/√(σ² + ε) + β, with the mean μ and variance σ² of each row over its columns
/// (Ba, Kiros & Hinton 2016).
///
/// x, y: rows × columns; γ, β: columns, starting at 1 and 0. Each sample is normalized by itself,
/// so training and evaluation are the same.
public struct LayerNorm: Layer {
  public var epsilon: Double

  public init(epsilon: Double = 1e-5) { self.epsilon = epsilon }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniquePartName("layer-norm")
    guard input.shape.columns > 1 else {
      throw .shapeMismatch(
        layer: name, expected: "at least 2 features to take averages over", found: input.shape)
    }
    let parameters = NormalizationParameters(
      name: name, shape: [input.shape.columns], in: &graph)
    let rows = Shape([input.shape.rows])
    let output = graph.makeValue(input.shape)
    graph.append(
      LayerNormalization(
        input: input, scale: parameters.scale, shift: parameters.shift, output: output,
        mean: graph.makeValue(rows), inverseDeviation: graph.makeValue(rows), epsilon: epsilon))
    graph.continuePreactivation(input, as: output)
    return output
  }
}
