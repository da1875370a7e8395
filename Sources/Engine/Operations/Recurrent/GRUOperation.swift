/// Gated recurrent unit (Cho et al. 2014), with the reset gate applied after the recurrent product:
///
///     r, u = σ(x_t·W + h_{t−1}·U + b)         q = h_{t−1}·U + d
///     n = tanh(x_t·W + b + r·q)               h_t = (1 − u)·n + u·h_{t−1}
///
/// r, u and n each have their own columns of W, U and b, in this order; d is the bias of q.
struct GRUOperation: Operation {
  let recurrence: Recurrence
  /// d, which is there when b is.
  let candidateBias: Value?
  /// q: T × B × H
  let recurrentCandidates: Value

  var inputs: [Value] { recurrence.inputs + (candidateBias.map { [$0] } ?? []) }
  var outputs: [Value] { recurrence.outputs + [recurrentCandidates] }
  var stored: [Value] { [] }
  var scratchCount: Int { recurrence.scratchCount }

  var forwardCost: Int { recurrence.forwardCost }

  func backwardCost(wanted: UInt64) -> Int { recurrence.backwardCost(wanted: wanted) }

  private var units: Int { recurrence.units }
  private var stateCount: Int { recurrence.batch * units }
  /// The columns of r and u, and those of n.
  private var gateColumns: Range<Int> { 0..<2 * units }
  private var candidateColumns: Range<Int> { 2 * units..<3 * units }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let gateFactor = factor(context, columns: gateColumns, isTransposed: false, part: 0)
    let candidateFactor = factor(context, columns: candidateColumns, isTransposed: false, part: 1)
    for step in 0..<recurrence.stepCount {
      recurrence.projectInputs(context, step: step)
      let candidates = context[recurrentCandidates] + step * stateCount
      recurrence.addRecurrentSums(context, step: step, gateFactor)
      candidateFactor.multiply(
        recurrence.previousHidden(context, step: step), lda: units, into: candidates, ldc: units,
        start: candidateBias.map { .bias(context[$0]) } ?? .zero)
      GRUCell.forward(
        gates: context[recurrence.sums] + step * stateCount * 3, recurrentCandidates: candidates,
        previousHidden: recurrence.previousHidden(context, step: step),
        hidden: context[recurrence.hidden] + step * stateCount, rows: recurrence.batch, units: units
      )
      recurrence.flush(context, context[recurrentCandidates], step: step, columns: units)
      recurrence.flush(context, context[recurrence.sums], step: step, columns: recurrence.width)
      recurrence.flush(context, context[recurrence.hidden], step: step, columns: units)
    }
    recurrence.copyLast(context)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    recurrence.beginBackward(context)
    let gateFactor = factor(context, columns: gateColumns, isTransposed: true, part: 0)
    let candidateFactor = factor(context, columns: candidateColumns, isTransposed: true, part: 1)
    let candidateGradient = context.gradient(recurrentCandidates)
    for step in (0..<recurrence.stepCount).reversed() {
      GRUCell.backward(pass(context, step: step))
      recurrence.flush(
        context, context.gradient(recurrence.sums), step: step, columns: recurrence.width)
      recurrence.flush(context, candidateGradient, step: step, columns: units)
      if recurrence.linksToPast(step) {
        propagate(context, step: step, gateFactor, candidateFactor)
      } else {
        recurrence.severHidden(context, step: step)
      }
      recurrence.writeInputGradients(context, step: step)
      recurrence.writeRecurrentGradient(
        context, step: step, columns: gateColumns, from: context.gradient(recurrence.sums),
        stride: recurrence.width)
      recurrence.writeRecurrentGradient(
        context, step: step, columns: candidateColumns, from: candidateGradient, stride: units)
    }
    if let candidateBias, context.needsGradient(4) {
      MatrixReductions.columnSums(
        candidateGradient, rows: recurrence.stepCount * recurrence.batch, columns: units,
        stride: units, into: context.gradient(candidateBias),
        accumulating: context.accumulates(4))
    }
  }

  /// ∂h_{t−1} += ∂h_t·u + (∂r, ∂u)·Uᵀ + ∂q·Uᵀ
  private func propagate<S: Scalar>(
    _ context: OperationContext<S>, step: Int, _ gateFactor: RecurrentFactor<S>,
    _ candidateFactor: RecurrentFactor<S>
  ) {
    let gradient = UnsafePointer(context.gradient(recurrence.sums) + step * stateCount * 3)
    let hidden = context.gradient(recurrence.hidden) + step * stateCount
    GRUCell.carry(
      gates: context[recurrence.sums] + step * stateCount * 3, from: hidden,
      to: hidden - stateCount, rows: recurrence.batch, units: units,
      accumulate: recurrence.last == nil)
    recurrence.propagateHidden(
      context, step: step, gateFactor, from: gradient, stride: recurrence.width, start: .accumulate)
    recurrence.propagateHidden(
      context, step: step, candidateFactor,
      from: context.gradient(recurrentCandidates) + step * stateCount, stride: units,
      start: .accumulate)
  }

  private func factor<S: Scalar>(
    _ context: OperationContext<S>, columns: Range<Int>, isTransposed: Bool, part: Int
  ) -> RecurrentFactor<S> {
    RecurrentFactor(
      recurrence, context, columns: columns, isTransposed: isTransposed, part: part)
  }

  private func pass<S: Scalar>(_ context: OperationContext<S>, step: Int) -> GRUCell.Backward<S> {
    GRUCell.Backward(
      gates: context[recurrence.sums] + step * stateCount * 3,
      recurrentCandidates: context[recurrentCandidates] + step * stateCount,
      previousHidden: recurrence.previousHidden(context, step: step),
      hiddenGradient: context.gradient(recurrence.hidden) + step * stateCount,
      gateGradient: context.gradient(recurrence.sums) + step * stateCount * 3,
      candidateGradient: context.gradient(recurrentCandidates) + step * stateCount,
      rows: recurrence.batch, units: units)
  }
}
