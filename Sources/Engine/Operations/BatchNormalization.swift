/// y = γ·x̂ + β with x̂ = (x − μ)·s and s = 1/√(σ² + ε), for each column.
///
/// ∂β = Σ ∂y, ∂γ = Σ ∂y·x̂ over the rows. With the batch's own statistics ∂x = γ·s·(∂y − ∂β/rows −
/// x̂·∂γ/rows), which sums to 0 over each column and is orthogonal to x̂ up to ε; with running
/// averages ∂x = γ·s·∂y.
struct BatchNormalization: Operation {
  let input: Value
  let scale: Value
  let shift: Value
  let output: Value
  /// μ and s of the last pass, which the way back needs again.
  let mean: Value
  let inverseDeviation: Value
  let runningMean: Value
  let runningVariance: Value
  let epsilon: Double
  let momentum: Double

  var inputs: [Value] { [input, scale, shift] }
  var outputs: [Value] { [output] }
  var stored: [Value] { [output, mean, inverseDeviation, runningMean, runningVariance] }
  var scratchCount: Int { 5 * columns }

  /// Mean, variance, and two to normalize and scale.
  var forwardCost: Int { 4 * input.shape.count }

  private var rows: Int { input.shape.rows }
  private var columns: Int { input.shape.columns }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (mean, inverse) = (context[mean], context[inverseDeviation])
    if context.step.isTraining {
      takeStatistics(context)
    } else {
      let (runningMean, runningVariance) = (context[runningMean], context[runningVariance])
      for c in 0..<columns {
        mean[c] = runningMean[c]
        inverse[c] = 1 / (runningVariance[c] + S(epsilon)).squareRoot()
      }
    }
    let (gamma, beta) = (context[scale], context[shift])
    for row in 0..<rows {
      let x = context[input] + row * columns
      let y = context[output] + row * columns
      for c in 0..<columns {
        y[c] = beta[c].addingProduct((x[c] - mean[c]) * inverse[c], gamma[c])
      }
    }
  }

  /// μ and s of the batch, and what they do to the running averages.
  @inline(__always)
  private func takeStatistics<S: Scalar>(_ context: OperationContext<S>) {
    let (mean, inverse) = (context[mean], context[inverseDeviation])
    let squares = context.scratch
    MatrixReductions.columnSums(
      context[input], rows: rows, columns: columns, stride: columns, into: mean,
      accumulating: false)
    for c in 0..<columns { mean[c] /= S(rows) }
    ColumnMoments.squares(
      context[input], around: mean, rows: rows, columns: columns, into: squares)
    let (runningMean, runningVariance) = (context[runningMean], context[runningVariance])
    let newest = S(momentum)
    for c in 0..<columns {
      inverse[c] = 1 / (squares[c] / S(rows) + S(epsilon)).squareRoot()
      let variance = squares[c] / S(rows - 1)
      runningMean[c] += newest * (mean[c] - runningMean[c])
      runningVariance[c] += newest * (variance - runningVariance[c])
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let shiftGradient = context.scratch
    let scaleGradient = context.scratch + columns
    sumGradients(context, scale: scaleGradient, shift: shiftGradient)
    if context.needsGradient(0) {
      writeInputGradient(context, scale: scaleGradient, shift: shiftGradient)
    }
    if context.needsGradient(1) {
      context.writeGradient(1, of: scale) { scaleGradient[$0] }
    }
    if context.needsGradient(2) {
      context.writeGradient(2, of: shift) { shiftGradient[$0] }
    }
  }

  /// ∂γ and ∂β.
  @inline(__always)
  private func sumGradients<S: Scalar>(
    _ context: OperationContext<S>, scale: UnsafeMutablePointer<S>, shift: UnsafeMutablePointer<S>
  ) {
    let (mean, inverse) = (context[mean], context[inverseDeviation])
    ColumnMoments.sums(
      context.gradient(output), with: context[input], around: mean, rows: rows, columns: columns,
      into: shift, products: scale)
    for c in 0..<columns { scale[c] *= inverse[c] }
  }

  /// ∂x = f·(∂y − a − (x − μ)·b) with f = γ·s, a = ∂β/rows and b = s·∂γ/rows of each column.
  @inline(__always)
  private func writeInputGradient<S: Scalar>(
    _ context: OperationContext<S>, scale: UnsafeMutablePointer<S>, shift: UnsafeMutablePointer<S>
  ) {
    let (mean, inverse, gamma) = (context[mean], context[inverseDeviation], context[self.scale])
    let factor = context.scratch + 2 * columns
    let average = factor + columns
    let slope = average + columns
    let share: S = context.step.isTraining ? 1 / S(rows) : 0
    for c in 0..<columns {
      factor[c] = gamma[c] * inverse[c]
      average[c] = share * shift[c]
      slope[c] = share * scale[c] * inverse[c]
    }
    let accumulates = context.accumulates(0)
    for row in 0..<rows {
      let x = context[input] + row * columns
      let outputGradient = context.gradient(output) + row * columns
      let inputGradient = context.gradient(input) + row * columns
      if accumulates {
        for c in 0..<columns {
          inputGradient[c] +=
            factor[c] * (outputGradient[c] - average[c] - (x[c] - mean[c]) * slope[c])
        }
      } else {
        for c in 0..<columns {
          inputGradient[c] =
            factor[c] * (outputGradient[c] - average[c] - (x[c] - mean[c]) * slope[c])
        }
      }
    }
  }
}
