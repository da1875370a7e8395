import Engine

/// A trained sequence model, rebuilt to read one token at a time and to remember the ones before.
final class StepwiseModel {
  private let session: Session
  private let input: Value
  private let output: Value

  /// nil if the network does not read tokens one by one.
  init?(_ network: Network, trained: Session) {
    var graph = Graph()
    input = graph.input("input", shape: [1, 1], sampleAxis: 1)
    do {
      var value = input
      for layer in network.stack { value = try layer.apply(to: value, in: &graph) }
      output = value
      let objective = try LinearLoss.sum.apply(to: output, target: nil, in: &graph)
      session = Session(
        Program(graph, objective: objective), precision: .double, seed: 0)
    } catch {
      return nil
    }
    let parameters = session.program.graph.parameters
    guard parameters.count == network.program.graph.parameters.count else { return nil }
    for (own, theirs) in zip(parameters, network.program.graph.parameters) {
      guard own.value.shape == theirs.value.shape else { return nil }
      session.write(trained.elements(of: theirs.value), to: own.value)
    }
  }

  /// Reads one more token and returns the outputs for the next.
  func logits(after token: Int) -> [Double] {
    session.write([Double(token)], to: input)
    session.forward(isTraining: false)
    for layer in session.program.graph.layers {
      guard let recurrence = layer.recurrence else { continue }
      session.write(session.elements(of: recurrence.hidden), to: recurrence.initialHidden)
      if let cells = recurrence.cells, let initial = recurrence.initialCells {
        session.write(session.elements(of: cells), to: initial)
      }
    }
    return session.elements(of: output)
  }
}
