/// Long short-term memory (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000).
///
///     i, f, o = σ(x_t·W + h_{t−1}·U + b)      g = tanh(x_t·W + h_{t−1}·U + b)
///     c_t = f·c_{t−1} + i·g                   h_t = o·tanh c_t
///
/// each gate with its own columns of W, U and b, in the order i, f, g, o. The cells are linked by a
/// path without a matrix: ∂c_t = ∂h_t·o·(1 − tanh² c_t) + ∂c_{t+1}·f_{t+1}.
struct LSTMOperation: Operation {
  let recurrence: Recurrence
  let initialCells: Value
  let cells: Value

  var inputs: [Value] { recurrence.inputs }
  var outputs: [Value] { recurrence.outputs + [cells] }
  var stored: [Value] { [] }
  var scratchCount: Int { recurrence.scratchCount + recurrence.units }

  var forwardCost: Int { recurrence.forwardCost }

  func backwardCost(wanted: UInt64) -> Int { recurrence.backwardCost(wanted: wanted) }

  private var stateCount: Int { recurrence.batch * recurrence.units }
  private var columns: Range<Int> { 0..<recurrence.width }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let factor = RecurrentFactor(recurrence, context, columns: columns, isTransposed: false)
    for step in 0..<recurrence.stepCount {
      recurrence.projectInputs(context, step: step)
      recurrence.addRecurrentSums(context, step: step, factor)
      let cells = context[cells] + step * stateCount
      LSTMCell.forward(
        gates: context[recurrence.sums] + step * stateCount * 4,
        previousCells: step == 0 ? context[initialCells] : cells - stateCount,
        cells: cells, hidden: context[recurrence.hidden] + step * stateCount,
        rows: recurrence.batch, units: recurrence.units)
      recurrence.flush(context, context[recurrence.sums], step: step, columns: columns.count)
      recurrence.flush(context, context[self.cells], step: step, columns: recurrence.units)
      recurrence.flush(context, context[recurrence.hidden], step: step, columns: recurrence.units)
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
      LSTMCell.backward(pass(context, step: step))
      recurrence.flush(context, context.gradient(cells), step: step, columns: recurrence.units)
      recurrence.flush(context, gradient, step: step, columns: columns.count)
      if recurrence.linksToPast(step) {
        recurrence.propagateHidden(
          context, step: step, factor, from: gradient + step * stateCount * 4,
          stride: columns.count, start: recurrence.hiddenGradientStart(S.self))
      } else {
        recurrence.severHidden(context, step: step)
      }
      recurrence.writeInputGradients(context, step: step)
      recurrence.writeRecurrentGradient(
        context, step: step, columns: columns, from: gradient, stride: columns.count)
    }
  }

  private func pass<S: Scalar>(_ context: OperationContext<S>, step: Int) -> LSTMCell.Backward<S> {
    let cells = context[cells] + step * stateCount
    let gates = context[recurrence.sums] + step * stateCount * 4
    let cellGradient = context.gradient(self.cells) + step * stateCount
    let isLinkedToFuture =
      step + 1 < recurrence.stepCount && recurrence.linksToPast(step + 1)
    return LSTMCell.Backward(
      gates: gates, cells: cells,
      previousCells: step == 0 ? context[initialCells] : cells - stateCount,
      hiddenGradient: context.gradient(recurrence.hidden) + step * stateCount,
      next: isLinkedToFuture
        ? .init(gates: gates + stateCount * 4, cellGradient: cellGradient + stateCount) : nil,
      cellGradient: cellGradient,
      gateGradient: context.gradient(recurrence.sums) + step * stateCount * 4,
      scratch: context.scratch + recurrence.scratchCount,
      rows: recurrence.batch, units: recurrence.units)
  }
}
