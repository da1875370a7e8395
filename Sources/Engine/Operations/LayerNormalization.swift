/// y = γ·x̂ + β with x̂ = (x − μ)·s and s = 1/√(σ² + ε), for each row.
///
/// With g = γ·∂y: ∂x = s·(g − mean(g) − x̂·mean(g·x̂)), means over the row; ∂β = Σ ∂y and ∂γ = Σ
/// ∂y·x̂ over the rows.
struct LayerNormalization: Operation {
  let input: Value
  let scale: Value
  let shift: Value
  let output: Value
  /// μ and s of the last pass, which the way back needs again.
  let mean: Value
  let inverseDeviation: Value
  let epsilon: Double

  var inputs: [Value] { [input, scale, shift] }
  var outputs: [Value] { [output] }
  var stored: [Value] { [output, mean, inverseDeviation] }
  var scratchCount: Int { 2 * columns }

  /// Mean, variance, and two to normalize and scale.
  var forwardCost: Int { 4 * input.shape.count }

  private var rows: Int { input.shape.rows }
  private var columns: Int { input.shape.columns }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (gamma, beta) = (context[scale], context[shift])
    let centred = context.scratch
    for row in 0..<rows {
      let x = context[input] + row * columns
      let y = context[output] + row * columns
      let mean = Reductions.sum(x, count: columns) / S(columns)
      for c in 0..<columns { centred[c] = x[c] - mean }
      let variance = Reductions.sumOfSquares(centred, count: columns) / S(columns)
      let inverse = 1 / (variance + S(epsilon)).squareRoot()
      context[self.mean][row] = mean
      context[inverseDeviation][row] = inverse
      for c in 0..<columns { y[c] = beta[c].addingProduct(centred[c] * inverse, gamma[c]) }
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    if context.needsGradient(0) { writeInputGradient(context) }
    guard context.needsGradient(1) || context.needsGradient(2) else { return }
    let shiftGradient = context.scratch
    let scaleGradient = context.scratch + columns
    for c in 0..<columns {
      shiftGradient[c] = 0
      scaleGradient[c] = 0
    }
    for row in 0..<rows {
      let x = context[input] + row * columns
      let outputGradient = context.gradient(output) + row * columns
      let (mean, inverse) = (context[mean][row], context[inverseDeviation][row])
      for c in 0..<columns {
        shiftGradient[c] += outputGradient[c]
        scaleGradient[c] = scaleGradient[c].addingProduct(
          outputGradient[c], (x[c] - mean) * inverse)
      }
    }
    if context.needsGradient(1) {
      context.writeGradient(1, of: scale) { scaleGradient[$0] }
    }
    if context.needsGradient(2) {
      context.writeGradient(2, of: shift) { shiftGradient[$0] }
    }
  }

  @inline(__always)
  private func writeInputGradient<S: Scalar>(_ context: OperationContext<S>) {
    let gamma = context[scale]
    let accumulates = context.accumulates(0)
    let normalized = context.scratch
    let scaled = context.scratch + columns
    for row in 0..<rows {
      let x = context[input] + row * columns
      let outputGradient = context.gradient(output) + row * columns
      let inputGradient = context.gradient(input) + row * columns
      let (mean, inverse) = (context[mean][row], context[inverseDeviation][row])
      for c in 0..<columns {
        normalized[c] = (x[c] - mean) * inverse
        scaled[c] = gamma[c] * outputGradient[c]
      }
      let share = 1 / S(columns)
      let average = share * Reductions.sum(scaled, count: columns)
      let projection = share * Reductions.dot(scaled, normalized, count: columns)
      for c in 0..<columns {
        let gradient = inverse * (scaled[c] - average - normalized[c] * projection)
        inputGradient[c] = accumulates ? inputGradient[c] + gradient : gradient
      }
    }
  }
}
