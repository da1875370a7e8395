/// z = x·W + b, the bias added to every row.
///
/// x: rows × inputs, W: inputs × outputs, b: outputs, z: rows × outputs.
/// ∂x = ∂z·Wᵀ, ∂W = xᵀ·∂z, ∂b = Σ_rows ∂z.
struct Affine: Operation {
  let input: Value
  let weights: Value
  let bias: Value?
  let output: Value
  private let rows: Int
  private let inputCount: Int
  private let outputCount: Int

  init(input: Value, weights: Value, bias: Value?, output: Value) {
    self.input = input
    self.weights = weights
    self.bias = bias
    self.output = output
    rows = input.shape.rows
    inputCount = weights.shape.rows
    outputCount = weights.shape.columns
  }

  var inputs: [Value] { [input, weights] + (bias.map { [$0] } ?? []) }
  var outputs: [Value] { [output] }

  var forwardCost: Int { rows * inputCount * outputCount }

  func backwardCost(wanted: UInt64) -> Int { cost(ofProduct: forwardCost, wanted: wanted) }

  var scratchCount: Int {
    max(
      MatrixMultiply.workspaceCount(.plain, m: rows, n: outputCount, k: inputCount),
      MatrixMultiply.workspaceCount(.transposedA, m: inputCount, n: outputCount, k: rows),
      MatrixMultiply.workspaceCount(.transposedB, m: rows, n: inputCount, k: outputCount))
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    MatrixMultiply.multiply(
      .plain, m: rows, n: outputCount, k: inputCount,
      context[input], lda: inputCount, context[weights], ldb: outputCount,
      into: context[output], ldc: outputCount,
      start: bias.map { .bias(context[$0]) } ?? .zero, workspace: context.scratch)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let outputGradient = context.gradient(output)
    if context.needsGradient(0) {
      MatrixMultiply.multiply(
        .transposedB, m: rows, n: inputCount, k: outputCount,
        outputGradient, lda: outputCount, context[weights], ldb: outputCount,
        into: context.gradient(input), ldc: inputCount,
        start: context.accumulates(0) ? .accumulate : .zero, workspace: context.scratch)
    }
    if context.needsGradient(1) {
      MatrixMultiply.multiply(
        .transposedA, m: inputCount, n: outputCount, k: rows,
        context[input], lda: inputCount, outputGradient, ldb: outputCount,
        into: context.gradient(weights), ldc: outputCount,
        start: context.accumulates(1) ? .accumulate : .zero, workspace: context.scratch)
    }
    if let bias, context.needsGradient(2) {
      MatrixReductions.columnSums(
        outputGradient, rows: rows, columns: outputCount, stride: outputCount,
        into: context.gradient(bias), accumulating: context.accumulates(2))
    }
  }
}
