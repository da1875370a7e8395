/// y at each place = (window of x) · W + b.
///
/// x: B × height × width × C, W: (size·size·C) × filters, b: filters, y: B × places × places × filters.
/// With P the matrix of all windows: y = P·W + b, ∂W = Pᵀ·∂y, ∂b = Σ ∂y, and ∂x adds up the windows of
/// ∂y·Wᵀ.
struct ConvolutionOperation: Operation {
  let input: Value
  let weights: Value
  let bias: Value?
  let output: Value
  let patches: Patches

  var inputs: [Value] { [input, weights] + (bias.map { [$0] } ?? []) }
  var outputs: [Value] { [output] }

  private var filters: Int { output.shape.columns }
  private var width: Int { patches.width }

  var forwardCost: Int { output.shape.count * width }

  func backwardCost(wanted: UInt64) -> Int { cost(ofProduct: forwardCost, wanted: wanted) }

  var scratchCount: Int {
    let rows = patches.linesAtOnce * patches.outputWidth
    return patches.count
      + max(
        MatrixMultiply.workspaceCount(.plain, m: rows, n: filters, k: width),
        MatrixMultiply.workspaceCount(.transposedA, m: width, n: filters, k: rows),
        MatrixMultiply.workspaceCount(.transposedB, m: rows, n: width, k: filters))
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    patches.forEachPart { lines in
      let rows = lines.count * patches.outputWidth
      MatrixMultiply.multiply(
        .plain, m: rows, n: filters, k: width, windows(lines, context), lda: width,
        context[weights], ldb: filters, into: context[output] + outputOffset(lines), ldc: filters,
        start: bias.map { .bias(context[$0]) } ?? .zero, workspace: context.scratch + patches.count)
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    if context.needsGradient(0) && !context.accumulates(0) {
      context.gradient(input).update(repeating: 0, count: input.shape.count)
    }
    patches.forEachPart { lines in
      if context.needsGradient(1) { addWeightGradient(lines, context) }
      if context.needsGradient(0) { addInputGradient(lines, context) }
    }
    if let bias, context.needsGradient(2) {
      MatrixReductions.columnSums(
        context.gradient(output), rows: output.shape.rows, columns: filters, stride: filters,
        into: context.gradient(bias), accumulating: context.accumulates(2))
    }
  }

  private func addWeightGradient<S: Scalar>(_ lines: Range<Int>, _ context: OperationContext<S>) {
    let isFirst = lines.lowerBound == 0 && !context.accumulates(1)
    MatrixMultiply.multiply(
      .transposedA, m: width, n: filters, k: lines.count * patches.outputWidth,
      windows(lines, context), lda: width, context.gradient(output) + outputOffset(lines),
      ldb: filters, into: context.gradient(weights), ldc: filters,
      start: isFirst ? .zero : .accumulate, workspace: context.scratch + patches.count)
  }

  private func addInputGradient<S: Scalar>(_ lines: Range<Int>, _ context: OperationContext<S>) {
    let target =
      patches.arePixels
      ? context.gradient(input) + lines.lowerBound * patches.outputWidth * width : context.scratch
    MatrixMultiply.multiply(
      .transposedB, m: lines.count * patches.outputWidth, n: width, k: filters,
      context.gradient(output) + outputOffset(lines), lda: filters, context[weights],
      ldb: filters, into: target, ldc: width, start: patches.arePixels ? .accumulate : .zero,
      workspace: context.scratch + patches.count)
    guard !patches.arePixels else { return }
    patches.scatter(lines, from: context.scratch, to: context.gradient(input))
  }

  /// The matrix of some windows: in place, or laid out in the scratch memory.
  private func windows<S: Scalar>(
    _ lines: Range<Int>, _ context: OperationContext<S>
  ) -> UnsafePointer<S> {
    if patches.arePixels {
      return UnsafePointer(context[input]) + lines.lowerBound * patches.outputWidth * width
    }
    patches.gather(lines, of: context[input], into: context.scratch)
    return UnsafePointer(context.scratch)
  }

  private func outputOffset(_ lines: Range<Int>) -> Int {
    lines.lowerBound * patches.outputWidth * filters
  }
}
