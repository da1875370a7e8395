/// A layer whose weights are rescaled before training, and the operations from its weights to its
/// z.
struct CalibrationStep: Sendable {
  let calibration: Calibration
  let weights: Value
  let preactivation: Value
  /// Indices into the graph's operations.
  let operations: ClosedRange<Int>

  /// One step for each layer whose initializer asks for it, in the order of the operations.
  static func steps(of program: Program) -> [CalibrationStep] {
    let graph = program.graph
    let calibrated = graph.parameters.compactMap { parameter in
      parameter.initializer.calibration.map { (parameter.value, $0) }
    }
    return calibrated.compactMap { weights, calibration in
      guard let layer = graph.layers.first(where: { $0.weights == weights }),
        let first = graph.operations.firstIndex(where: { $0.inputs.contains(weights) }),
        let last = program.producer(of: layer.preactivation), first <= last
      else { return nil }
      return CalibrationStep(
        calibration: calibration, weights: weights, preactivation: layer.preactivation,
        operations: first...last)
    }
  }
}

extension SessionCore {
  /// One forward pass that stops at each layer to be calibrated and rescales its weights there.
  func calibrate() {
    var next = 0
    for step in CalibrationStep.steps(of: program) {
      let end = step.operations.upperBound + 1
      if next < end { run(next..<end) }
      for _ in 0..<step.calibration.limit {
        let variance = variance(of: step.preactivation)
        guard abs(variance - 1) > step.calibration.tolerance, variance > 0 else { break }
        scale(step.weights, by: 1 / variance.squareRoot())
        run(step.operations.lowerBound..<end)
      }
      next = max(next, end)
    }
  }

  private func variance(of value: Value) -> Double {
    let elements = read(value, gradient: false)
    let mean = elements.reduce(0, +) / Double(elements.count)
    return elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(elements.count)
  }

  private func scale(_ value: Value, by factor: Double) {
    write(read(value, gradient: false).map { factor * $0 }, to: value)
  }
}
