import Testing

@testable import Engine

/// Poison shows what it should, and changes nothing else.
struct PoisonedOperationTests {
  @Test func whatIsReadBeforeItIsWrittenShows() {
    for fault in CarelessOperation.Fault.allCases {
      var graph = Graph()
      let input = graph.input("input", shape: [4])
      let weights = graph.parameter(
        "weights", .weight, shape: [4], fan: Fan(input: 1, output: 1),
        initializer: ConstantInitializer(1))
      let output = graph.makeValue([1])
      graph.append(CarelessOperation(inputs: [input, weights], outputs: [output], fault: fault))
      let program = Program(graph, objective: output)
      // The first memory of a session is zero, which hides the fault.
      #expect(result(program, weights).allSatisfy { $0.isFinite })
      #expect(result(program.poisoned(), weights).contains { $0.isNaN }, "\(fault)")
    }
  }

  private func result(_ program: Program, _ weights: Value) -> [Double] {
    let session = Session(program, precision: .float, seed: 1)
    session.forward()
    session.backward()
    return session.gradient(of: weights) + [session.objective]
  }
}

/// Σ x·w, which reads one kind of memory before it has written it.
private struct CarelessOperation: Operation {
  enum Fault: CaseIterable {
    case scratchForward, scratchBackward, output, gradient
  }

  let inputs: [Value]
  let outputs: [Value]
  let fault: Fault
  var scratchCount: Int { 4 }

  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let output = context[outputs[0]]
    var sum = fault == .output ? output.pointee : 0
    if fault == .scratchForward { sum += context.scratch[3] }
    for i in 0..<4 { sum += context[inputs[0]][i] * context[inputs[1]][i] }
    output.pointee = sum
  }

  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let gradient = context.gradient(inputs[1])
    for i in 0..<4 {
      var value = context.gradient(outputs[0]).pointee * context[inputs[0]][i]
      if fault == .gradient { value += gradient[i] }
      if fault == .scratchBackward { value += context.scratch[i] }
      gradient[i] = value
    }
  }
}
