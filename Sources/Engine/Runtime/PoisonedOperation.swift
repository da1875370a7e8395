/// An operation before which all that it should write holds NaN: its working memory, its outputs, and the
/// gradients it is the first to write.
///
/// What it reads without having written it then shows in its results. Tests ask a program for it; another
/// program pays nothing.
struct PoisonedOperation: Operation {
  let operation: any Operation
  /// Scalars of working memory in the whole program.
  let scratchLimit: Int

  var inputs: [Value] { operation.inputs }
  var outputs: [Value] { operation.outputs }
  var stored: [Value] { operation.stored }
  var flushesGradients: Bool { operation.flushesGradients }
  var scratchCount: Int { operation.scratchCount }
  var forwardCost: Int { operation.forwardCost }

  func backwardCost(wanted: UInt64) -> Int { operation.backwardCost(wanted: wanted) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    context.scratch.update(repeating: .nan, count: scratchLimit)
    for output in outputs { context[output].update(repeating: .nan, count: output.shape.count) }
    operation.forward(context)
    checkScratch(context)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    context.scratch.update(repeating: .nan, count: scratchLimit)
    for (i, input) in inputs.enumerated() where context.needsGradient(i) && !context.accumulates(i)
    {
      context.gradient(input).update(repeating: .nan, count: input.shape.count)
    }
    operation.backward(context)
    checkScratch(context)
  }

  private func checkScratch<S: Scalar>(_ context: OperationContext<S>) {
    for i in scratchCount..<max(scratchCount, scratchLimit) {
      precondition(context.scratch[i].isNaN, "\(operation) writes behind its working memory")
    }
  }
}

extension Program {
  /// The same program with poison before each operation.
  func poisoned() -> Program {
    let limit = plan.totalCount - plan.scratchOffset
    return replacingOperations { PoisonedOperation(operation: $0, scratchLimit: limit) }
  }
}
