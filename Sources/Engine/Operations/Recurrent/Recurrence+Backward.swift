extension Recurrence {
  /// ∂h of the last time step.
  func beginBackward<S: Scalar>(_ context: OperationContext<S>) {
    guard let last else { return }
    let target = context.gradient(hidden) + (stepCount - 1) * batch * units
    target.update(from: context.gradient(last), count: batch * units)
  }

  /// What ∂h_{t−1} starts from: what later layers sent into it, if they did.
  func hiddenGradientStart<S: Scalar>(_ type: S.Type) -> MatrixMultiply.Start<S> {
    last == nil ? .accumulate : .zero
  }

  /// ∂h_{t−1} = start + ∂z_t·Uᵀ, from gradients of any row length.
  func propagateHidden<S: Scalar>(
    _ context: OperationContext<S>, step: Int, _ factor: RecurrentFactor<S>,
    from gradient: UnsafePointer<S>, stride: Int, start: MatrixMultiply.Start<S>
  ) {
    factor.multiply(
      gradient, lda: stride, into: context.gradient(hidden) + (step - 1) * batch * units,
      ldc: units, start: start)
    flush(context, context.gradient(hidden), step: step - 1, columns: units)
  }

  /// ∂h_{t−1} where no gradient comes from the time step t: 0, or what later layers sent.
  func severHidden<S: Scalar>(_ context: OperationContext<S>, step: Int) {
    guard step > 0, last != nil else { return }
    let target = context.gradient(hidden) + (step - 1) * batch * units
    target.update(repeating: 0, count: batch * units)
  }

  /// Whether to add to the gradient of a parameter: the last time steps come first.
  func accumulates<S: Scalar>(
    _ input: Int, _ steps: Range<Int>, _ context: OperationContext<S>
  ) -> Bool {
    steps.upperBound < stepCount || context.accumulates(input)
  }

  /// ∂W, ∂b and ∂x of the time steps that begin with `step`, if any do, once their ∂z is there.
  func writeInputGradients<S: Scalar>(_ context: OperationContext<S>, step: Int) {
    guard let steps = group(from: step) else { return }
    let rows = steps.count * batch
    let gradient = UnsafePointer(context.gradient(sums) + step * batch * width)
    if context.needsGradient(0) {
      MatrixMultiply.multiply(
        .transposedB, m: rows, n: inputCount, k: width, gradient, lda: width,
        context[inputWeights], ldb: width,
        into: context.gradient(input) + step * batch * inputCount, ldc: inputCount,
        start: context.accumulates(0) ? .accumulate : .zero, workspace: workspace(context))
    }
    if let tokens {
      addToRows(tokens, context, steps)
    } else if context.needsGradient(1) {
      MatrixMultiply.multiply(
        .transposedA, m: inputCount, n: width, k: rows,
        context[input] + step * batch * inputCount, lda: inputCount, gradient, ldb: width,
        into: context.gradient(inputWeights), ldc: width,
        start: accumulates(1, steps, context) ? .accumulate : .zero,
        workspace: workspace(context))
    }
    if let bias, context.needsGradient(3) {
      MatrixReductions.columnSums(
        gradient, rows: rows, columns: width, stride: width, into: context.gradient(bias),
        accumulating: accumulates(3, steps, context))
    }
  }

  /// Adds ∂z of each token k to row k of ∂W.
  private func addToRows<S: Scalar>(
    _ tokens: Value, _ context: OperationContext<S>, _ steps: Range<Int>
  ) {
    guard context.needsGradient(1) else { return }
    let target = context.gradient(inputWeights)
    if !accumulates(1, steps, context) {
      target.update(repeating: 0, count: inputWeights.shape.count)
    }
    for place in steps.lowerBound * batch..<steps.upperBound * batch {
      let row = target + Int(context[tokens][place]) * width
      let gradient = context.gradient(sums) + place * width
      for i in 0..<width { row[i] += gradient[i] }
    }
  }

  /// ∂U = Σ_t h_{t−1}ᵀ·∂z_t over the given columns, from gradients of any row length, for the time steps
  /// that begin with `step`, if any do.
  func writeRecurrentGradient<S: Scalar>(
    _ context: OperationContext<S>, step: Int, columns: Range<Int>,
    from gradient: UnsafePointer<S>, stride: Int
  ) {
    guard context.needsGradient(2), let steps = group(from: step) else { return }
    var start: MatrixMultiply.Start<S> = accumulates(2, steps, context) ? .accumulate : .zero
    func add(_ steps: Range<Int>) {
      MatrixMultiply.multiply(
        .transposedA, m: units, n: columns.count, k: steps.count * batch,
        previousHidden(context, step: steps.lowerBound), lda: units,
        gradient + steps.lowerBound * batch * stride, ldb: stride,
        into: context.gradient(recurrentWeights) + columns.lowerBound, ldc: width, start: start,
        workspace: workspace(context))
      start = .accumulate
    }
    // The state before the first time step lies elsewhere.
    if step == 0 { add(0..<1) }
    add(max(1, step)..<max(1, steps.upperBound))
  }
}
