/// Passes other than those of training, for probes. They may allocate memory.
extension SessionCore {
  /// A forward pass in which `target` is not computed but copied from `source`, as if the layers
  /// between were not there.
  func forward(replacing target: Value, by source: Value, isTraining: Bool) {
    precondition(source.shape == target.shape, "what replaces a value has its shape")
    context.step.isTraining = isTraining
    let operations = program.graph.operations
    guard let deleted = program.producer(of: target) else { return }
    run(0..<deleted)
    pointer(to: target, gradient: false).update(
      from: pointer(to: source, gradient: false), count: target.shape.count)
    run(deleted + 1..<operations.count)
  }

  /// A backward pass from any value, as if Σ cotangent·value were the objective.
  func backward(from value: Value, cotangent: [Double]) {
    precondition(cotangent.count == value.shape.count, "a cotangent has the shape of its value")
    let gradient = pointer(to: value, gradient: true)
    for i in cotangent.indices { gradient[i] = S(cotangent[i]) }
    context.flush(gradient, count: cotangent.count)
    run(program.backwardSteps(from: value))
    if value == program.objective { gradient.pointee = 1 }
  }

  /// f′(z) for each element of a layer's z; nil if no single activation leads from z to h.
  func slopes(from preactivation: Value, to output: Value) -> [Double]? {
    let count = preactivation.shape.count
    if preactivation == output { return [Double](repeating: 1, count: count) }
    guard let producer = program.producer(of: output),
      let activation = program.graph.operations[producer] as? any ActivationOperation,
      activation.input == preactivation
    else { return nil }
    let slopes = UnsafeMutablePointer<S>.allocate(capacity: count)
    defer { slopes.deallocate() }
    slopes.initialize(repeating: 0, count: count)
    activation.writeSlopes(context, to: slopes)
    context.flush(slopes, count: count)
    return (0..<count).map { Double(slopes[$0]) }
  }

  /// Runs `body` and then puts back every number it changed.
  func rehearse<Result>(_ body: () throws -> Result) rethrows -> Result {
    let count = program.plan.totalCount
    let copy = UnsafeMutablePointer<S>.allocate(capacity: max(1, count))
    copy.initialize(from: memory, count: count)
    let step = context.step
    defer {
      memory.update(from: copy, count: count)
      context.step = step
      copy.deallocate()
    }
    return try body()
  }
}
