import Testing

@testable import Engine

/// Time steps, batch, inputs, units.
private let shapes: [(Int, Int, Int, Int)] = [
  (1, 1, 1, 1), (2, 1, 3, 1), (3, 5, 1, 7), (7, 2, 9, 5), (5, 3, 4, 17), (4, 9, 2, 8),
  // Products over all time steps are taken in several parts.
  (7, 100, 2, 3), (3, 300, 1, 2),
]

@Suite struct RecurrentTests {
  private static func layer(_ kind: String, _ units: Int, _ settings: RecurrentSettings)
    -> any Layer
  {
    switch kind {
    case "lstm": LSTM(units, settings: settings)
    case "gru": GRU(units, settings: settings)
    case "identity": RNN(units, function: .identity, settings: settings)
    default: RNN(units, settings: settings)
    }
  }

  /// Two layers, so that gradients with respect to the input are checked too.
  @Test(arguments: ["rnn", "identity", "lstm", "gru"], shapes)
  func gradientsAgreeWithDifferences(kind: String, shape: (Int, Int, Int, Int)) throws {
    let (steps, batch, inputs, units) = shape
    for returns in RecurrentSettings.Returns.allCases {
      let check = try GradientCheck(input: [steps, batch, inputs], sampleAxis: 1) { input, graph in
        let bias = NormalInitializer(deviation: 0.5)
        let first = try Self.layer(
          kind, units, RecurrentSettings(returns: .all, biasInitializer: bias)
        ).apply(to: input, in: &graph)
        return try Self.layer(kind, units, RecurrentSettings(returns: returns))
          .apply(to: first, in: &graph)
      }
      #expect(check.largestError() < 1e-6, "\(kind) \(returns)")
    }
  }

  @Test func gradientsAgreeWithDifferencesWithoutBias() throws {
    for kind in ["rnn", "lstm", "gru"] {
      let check = try GradientCheck(input: [3, 2, 4], sampleAxis: 1) { input, graph in
        try Self.layer(kind, 5, RecurrentSettings(biasInitializer: nil))
          .apply(to: input, in: &graph)
      }
      #expect(check.largestError() < 1e-6)
    }
  }

  /// A session after one backward pass over inputs from N(0, 1), with a random cotangent on top.
  private func run(
    _ layer: any Layer, _ shape: Shape, loss: LinearLoss = .random
  ) throws -> (session: Session, record: LayerRecord, recurrence: RecurrenceRecord) {
    var graph = Graph()
    let input = graph.input("input", shape: shape, sampleAxis: 1)
    let output = try layer.apply(to: input, in: &graph)
    let objective = try loss.apply(to: output, target: nil, in: &graph)
    let check = GradientCheck(graph, objective: objective)
    check.fill(input)
    check.session.forward()
    check.session.backward()
    let record = graph.layers[0]
    return (check.session, record, try #require(record.recurrence))
  }

  private func norms(_ numbers: [Double], steps: Int) -> [Double] {
    let width = numbers.count / steps
    return (0..<steps).map { step in
      numbers[step * width..<(step + 1) * width].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }

  @Test func orthogonalLinearRecurrenceKeepsTheGradientNorm() throws {
    let (session, _, recurrence) = try run(
      RNN(
        16, function: .identity,
        settings: RecurrentSettings(recurrentInitializer: OrthogonalInitializer())),
      [200, 3, 2])
    let norms = norms(session.gradient(of: recurrence.hidden), steps: 200)
    for norm in norms { #expect(abs(norm / norms[199] - 1) < 1e-12) }
  }

  /// Without a recurrent matrix the only way back is the cells', whose factor per step is the forget gate.
  @Test func cellPathIsTheProductOfForgetGates() throws {
    let steps = 40
    let (session, _, recurrence) = try run(
      LSTM(
        5, gateBias: .chrono(longest: 30),
        settings: RecurrentSettings(recurrentInitializer: ConstantInitializer(0))),
      [steps, 2, 3])
    let cells = session.gradient(of: try #require(recurrence.cells))
    let gates = session.elements(of: try #require(recurrence.gates))
    for row in 0..<2 {
      for unit in 0..<5 {
        var expected = cells[((steps - 1) * 2 + row) * 5 + unit]
        for step in (0..<steps - 1).reversed() {
          expected *= gates[((step + 1) * 2 + row) * 20 + 5 + unit]
          let found = cells[(step * 2 + row) * 5 + unit]
          #expect(abs(found / expected - 1) < 1e-12)
        }
      }
    }
  }

  /// With U = 0 a GRU is an exponential average, whose factor per step is the update gate.
  @Test func pathOfGatedUnitIsTheProductOfUpdateGates() throws {
    let steps = 30
    let (session, _, recurrence) = try run(
      GRU(1, settings: RecurrentSettings(recurrentInitializer: ConstantInitializer(0))),
      [steps, 1, 3])
    let hidden = session.gradient(of: recurrence.hidden)
    let gates = session.elements(of: try #require(recurrence.gates))
    var expected = hidden[steps - 1]
    for step in (0..<steps - 1).reversed() {
      expected *= gates[(step + 1) * 3 + 1]
      #expect(abs(hidden[step] / expected - 1) < 1e-12)
    }
  }

  @Test(arguments: ["rnn", "lstm", "gru"], [1, 3, 4, 10, 11])
  func truncationStopsTheGradientEachFewSteps(kind: String, truncation: Int) throws {
    let layer = Self.layer(kind, 4, RecurrentSettings(truncation: truncation))
    let (session, _, recurrence) = try run(layer, [10, 2, 3])
    let norms = norms(session.gradient(of: recurrence.hidden), steps: 10)
    let firstLinked = 9 / truncation * truncation
    for step in 0..<10 { #expect((norms[step] > 0) == (step >= firstLinked)) }
  }

  /// h_t = 2·h_{t−1} + x_t with gradient 1 into each h_t: 1 + 2 + 4 within a piece of three steps.
  @Test func truncatedGradientOfAllStepsRestartsInEachPiece() throws {
    let (session, record, recurrence) = try run(
      RNN(
        1, function: .identity,
        settings: RecurrentSettings(
          returns: .all, truncation: 3, recurrentInitializer: ConstantInitializer(2))),
      [7, 1, 1], loss: .sum)
    #expect(session.gradient(of: recurrence.hidden) == [7, 3, 1, 7, 3, 1, 1])
    // The state a piece starts from is still an input of its own products.
    let hidden = session.elements(of: recurrence.hidden)
    let expected = zip(hidden, [3, 1, 7, 3, 1, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(session.gradient(of: record.weights)[0] - expected) < 1e-12 * abs(expected))
  }

  @Test func initialStateIsUsed() throws {
    let (session, _, recurrence) = try run(LSTM(3), [2, 1, 2])
    let before = session.elements(of: recurrence.hidden)
    session.write([1, 2, 3], to: recurrence.initialHidden)
    session.write([4, 5, 6], to: try #require(recurrence.initialCells))
    session.forward()
    let after = session.elements(of: recurrence.hidden)
    #expect(before != after)
  }

  /// Going on from the state after the first half gives the second half of the whole.
  @Test(arguments: ["rnn", "lstm", "gru"])
  func stateCarriesOver(kind: String) throws {
    let layer = Self.layer(kind, 3, RecurrentSettings(returns: .all))
    let (whole, _, wholeRecord) = try run(layer, [6, 1, 2])
    let (half, _, halfRecord) = try run(layer, [3, 1, 2])
    for (from, to) in zip(whole.program.graph.parameters, half.program.graph.parameters) {
      half.write(whole.elements(of: from.value), to: to.value)
    }
    let input = whole.elements(of: whole.program.graph.inputs[0].value)
    var states: [Double] = []
    for part in 0..<2 {
      half.write(Array(input[part * 6..<(part + 1) * 6]), to: half.program.graph.inputs[0].value)
      half.forward()
      states += half.elements(of: halfRecord.hidden)
      half.write(Array(states.suffix(3)), to: halfRecord.initialHidden)
      if let cells = halfRecord.cells, let initial = halfRecord.initialCells {
        half.write(Array(half.elements(of: cells).suffix(3)), to: initial)
      }
    }
    #expect(states == whole.elements(of: wholeRecord.hidden))
  }

  @Test func chronoBiasesAreOppositeAndInRange() throws {
    let (session, record, _) = try run(LSTM(50, gateBias: .chrono(longest: 100)), [1, 1, 1])
    let bias = session.elements(of: try #require(record.bias))
    for unit in 0..<50 {
      #expect(bias[unit] == -bias[50 + unit])
      #expect(bias[50 + unit] >= 0 && bias[50 + unit] <= Double.log(99))
    }
    let rest = bias[100...].allSatisfy { $0 == 0 }
    #expect(rest)
  }

  @Test func forgetBiasIsOneByDefault() throws {
    let (session, record, _) = try run(LSTM(2), [1, 1, 1])
    #expect(session.elements(of: try #require(record.bias)) == [0, 0, 1, 1, 0, 0, 0, 0])
  }

  @Test func refusesFlatDataAndSenselessSettings() {
    var graph = Graph()
    let flat = graph.input("input", shape: [4, 3])
    #expect(throws: GraphError.self) { try LSTM(2).apply(to: flat, in: &graph) }
    let cube = graph.input("cube", shape: [4, 3, 2])
    #expect(throws: GraphError.self) { try RNN(2).apply(to: cube, in: &graph) }
    let sequence = graph.input("sequence", shape: [4, 3, 2], sampleAxis: 1)
    #expect(throws: GraphError.self) { try GRU(0).apply(to: sequence, in: &graph) }
    #expect(throws: GraphError.self) {
      try RNN(2, settings: RecurrentSettings(truncation: 0)).apply(to: sequence, in: &graph)
    }
    #expect(throws: GraphError.self) {
      try LSTM(2, gateBias: .chrono(longest: 2)).apply(to: sequence, in: &graph)
    }
  }

  /// Sequences of a dataset lie one after the other; a batch has all first time steps first.
  @Test func batchesOfSequencesHaveTheTimeFirst() throws {
    var graph = Graph()
    let input = graph.input("input", shape: [3, 2, 2], sampleAxis: 1)
    let output = try Dense(1).apply(to: input, in: &graph)
    let objective = try LinearLoss.sum.apply(to: output, target: nil, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: .double, seed: 0)
    session.attach((0..<24).map(Double.init), to: input)
    session.load([3, 1])
    #expect(
      session.elements(of: input) == [18, 19, 6, 7, 20, 21, 8, 9, 22, 23, 10, 11])
  }
}
