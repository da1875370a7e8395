/// h_t = f(x_t·W + h_{t−1}·U + b) (Elman 1990).
///
/// ∂h_t = (from later layers) + ∂z_{t+1}·Uᵀ, ∂z_t = ∂h_t·f′(z_t).
struct RNNOperation: Operation {
  let recurrence: Recurrence
  let function: RNN.Function

  var inputs: [Value] { recurrence.inputs }
  var outputs: [Value] { recurrence.outputs }
  var stored: [Value] { [] }
  var scratchCount: Int { recurrence.scratchCount }

  var forwardCost: Int { recurrence.forwardCost }

  func backwardCost(wanted: UInt64) -> Int { recurrence.backwardCost(wanted: wanted) }

  private var units: Int { recurrence.units }
  private var stateCount: Int { recurrence.batch * units }
  private var columns: Range<Int> { 0..<recurrence.width }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let factor = RecurrentFactor(recurrence, context, columns: columns, isTransposed: false)
    for step in 0..<recurrence.stepCount {
      recurrence.projectInputs(context, step: step)
      recurrence.addRecurrentSums(context, step: step, factor)
      activate(
        context[recurrence.sums] + step * stateCount, context[recurrence.hidden] + step * stateCount
      )
      recurrence.flush(context, context[recurrence.sums], step: step, columns: units)
      recurrence.flush(context, context[recurrence.hidden], step: step, columns: units)
    }
    recurrence.copyLast(context)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    recurrence.beginBackward(context)
    let factor = RecurrentFactor(recurrence, context, columns: columns, isTransposed: true)
    let gradient = context.gradient(recurrence.sums)
    for step in (0..<recurrence.stepCount).reversed() {
      let offset = step * stateCount
      differentiate(
        context[recurrence.hidden] + offset, context.gradient(recurrence.hidden) + offset,
        gradient + offset)
      recurrence.flush(context, gradient, step: step, columns: units)
      if recurrence.linksToPast(step) {
        recurrence.propagateHidden(
          context, step: step, factor, from: gradient + offset, stride: columns.count,
          start: recurrence.hiddenGradientStart(S.self))
      } else {
        recurrence.severHidden(context, step: step)
      }
      recurrence.writeInputGradients(context, step: step)
      recurrence.writeRecurrentGradient(
        context, step: step, columns: columns, from: gradient, stride: columns.count)
    }
  }

  @inline(__always)
  private func activate<S: Scalar>(_ z: UnsafePointer<S>, _ h: UnsafeMutablePointer<S>) {
    switch function {
    case .identity: for i in 0..<stateCount { h[i] = z[i] }
    case .tanh: for i in 0..<stateCount { h[i] = S.tanh(z[i]) }
    case .relu: for i in 0..<stateCount { h[i] = z[i] < 0 ? 0 : z[i] }
    }
  }

  /// f′ is known from h = f(z).
  @inline(__always)
  private func differentiate<S: Scalar>(
    _ h: UnsafePointer<S>, _ hiddenGradient: UnsafePointer<S>, _ gradient: UnsafeMutablePointer<S>
  ) {
    switch function {
    case .identity: for i in 0..<stateCount { gradient[i] = hiddenGradient[i] }
    case .tanh: for i in 0..<stateCount { gradient[i] = hiddenGradient[i] * (1 - h[i] * h[i]) }
    case .relu: for i in 0..<stateCount { gradient[i] = h[i] <= 0 ? 0 : hiddenGradient[i] }
    }
  }
}
