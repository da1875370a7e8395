extension Recurrence {
  /// z = x·W + b for the time steps that begin with `step`, if any do.
  func projectInputs<S: Scalar>(_ context: OperationContext<S>, step: Int) {
    guard let steps = group(from: step) else { return }
    if let tokens { return chooseRows(tokens, context, steps) }
    MatrixMultiply.multiply(
      .plain, m: steps.count * batch, n: width, k: inputCount,
      context[input] + step * batch * inputCount, lda: inputCount, context[inputWeights],
      ldb: width, into: context[sums] + step * batch * width, ldc: width,
      start: bias.map { .bias(context[$0]) } ?? .zero, workspace: workspace(context))
  }

  /// Row k of W + b for each token k.
  private func chooseRows<S: Scalar>(
    _ tokens: Value, _ context: OperationContext<S>, _ steps: Range<Int>
  ) {
    for place in steps.lowerBound * batch..<steps.upperBound * batch {
      let row = context[inputWeights] + Int(context[tokens][place]) * width
      let target = context[sums] + place * width
      if let bias {
        let shift = context[bias]
        for i in 0..<width { target[i] = row[i] + shift[i] }
      } else {
        target.update(from: row, count: width)
      }
    }
  }

  /// z_t += h_{t−1}·U for the first columns.
  func addRecurrentSums<S: Scalar>(
    _ context: OperationContext<S>, step: Int, _ factor: RecurrentFactor<S>
  ) {
    factor.multiply(
      previousHidden(context, step: step), lda: units,
      into: context[sums] + step * batch * width, ldc: width, start: .accumulate)
  }

  /// h_{t−1}: B × H
  func previousHidden<S: Scalar>(_ context: OperationContext<S>, step: Int) -> UnsafePointer<S> {
    UnsafePointer(
      step == 0 ? context[initialHidden] : context[hidden] + (step - 1) * batch * units)
  }

  func copyLast<S: Scalar>(_ context: OperationContext<S>) {
    guard let last else { return }
    let source = context[hidden] + (stepCount - 1) * batch * units
    context[last].update(from: source, count: batch * units)
  }
}
