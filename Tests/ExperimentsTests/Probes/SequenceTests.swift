import Testing

@testable import Engine
@testable import Experiments

@Suite struct SequenceTests {
  private func run(_ yaml: String) throws -> RunResult {
    try PlannedExperimentTests.plan(yaml).jobs()[0].work(CancellationCheck())
  }

  @Test func timeProbesHaveAnAxisOfTimeSteps() throws {
    let result = try run(
      """
      data: {adding: {samples: 16, length: 12}}
      model: [{lstm: 4, return: all}, {gru: 3}, {dense: 1}]
      loss: mse
      optimizer: {sgd: 0.1}
      batch: 8
      steps: 2
      record:
        hidden-gradient-norm: every 1
        cell-gradient-norm: first
        gate-mean: last
        hidden-norm: last
      """)
    let hidden = try #require(result["hidden-gradient-norm"])
    #expect(hidden.axes.map(\.name) == ["step", "layer", "time"])
    #expect(hidden.axes.map(\.labels.count) == [3, 2, 12])
    #expect(hidden.values.allSatisfy { $0 > 0 })
    // The GRU has no cells.
    let cells = try #require(result["cell-gradient-norm"]).values
    #expect(cells[..<12].allSatisfy { $0 > 0 })
    #expect(cells[12...].allSatisfy { Measurement.isMissing($0) })
    let gates = try #require(result["gate-mean"])
    #expect(gates.axes.map(\.name) == ["step", "layer", "gate", "time"])
    let names = ["input", "forget", "cell", "output", "reset", "update", "candidate"]
    #expect(gates.axes[2].labels == names.map { .text($0) })
    let forget = gates.values[12..<24]
    #expect(forget.allSatisfy { $0 > 0.5 && $0 < 1 })
    #expect(gates.values[4 * 12..<7 * 12].allSatisfy { Measurement.isMissing($0) })
  }

  @Test func timeProbesNeedARecurrentLayer() {
    let error = #expect(throws: Diagnostics.self) {
      try run(
        """
        data: {spirals: 16}
        model: [{dense: 1}]
        loss: binary-cross-entropy
        record: hidden-gradient-norm
        """)
    }
    #expect(error?.all.first?.message.contains("rnn, lstm or gru") == true)
  }

  @Test func recurrentLayersRefuseFlatData() {
    #expect(throws: Diagnostics.self) {
      try run(
        """
        data: {spirals: 16}
        model: [{lstm: 4}, {dense: 1}]
        loss: binary-cross-entropy
        record: loss
        """)
    }
  }

  /// Parity of three bits in a sequence can be learned by a small network.
  @Test func parityOfShortSequencesIsLearned() throws {
    let result = try run(
      """
      data: {parity: {samples: 256, bits: 3, sequence: true}}
      model: [{gru: 16}, {dense: 1}]
      loss: binary-cross-entropy
      optimizer: {adam: 0.01}
      batch: 64
      steps: 600
      record: {accuracy: last}
      """)
    #expect(try #require(result["accuracy"]).values[0] > 0.95)
  }

  @Test func characterModelsWriteTexts() throws {
    let result = try run(
      """
      data: {markov-text: {samples: 64, length: 10, symbols: 5}}
      model: [one-hot, {lstm: 8, return: all}, {dense: 5}]
      loss: softmax-cross-entropy
      optimizer: {sgd: 0.5}
      batch: 16
      steps: 4
      record:
        loss: last
        sample-text: {every: 2, length: 30, temperature: 0.8, start: ab}
      """)
    #expect(result.metrics.map(\.name) == ["loss"])
    #expect(result.texts.map(\.name) == ["sample-text"])
    #expect(result.texts[0].texts.count == 3)
    for text in result.texts[0].texts {
      #expect(text.count == 30 && text.allSatisfy { " abcd".contains($0) })
    }
  }

  @Test func textsOfAllRunsAreResultsOfTheExperiment() throws {
    let result = try PlannedExperimentTests.run(
      """
      data: {markov-text: {samples: 16, length: 6, symbols: 4}}
      model: [one-hot, {rnn: 4, return: all}, {dense: 4}]
      loss: softmax-cross-entropy
      sweep: {steps: [2, 4]}
      seeds: 3
      record: {sample-text: {every: 2, length: 5}}
      """)
    let text = try #require(result.text("sample-text"))
    #expect(text.axes.map(\.name) == ["steps", "seed", "step"])
    #expect(text.axes.map(\.labels.count) == [2, 3, 3])
    // Runs of two steps have no text at step 4.
    for (i, string) in text.strings.enumerated() {
      #expect(string.count == (i < 9 && i % 3 == 2 ? 0 : 5))
    }
  }

  /// The model that reads token by token computes what the network computed for whole sequences.
  @Test func stepwiseModelAgreesWithTheNetwork() throws {
    let run = try ExperimentReader.readRun(
      YAMLReader.parse(
        DirectiveSource(
          text: """
            data: {markov-text: {samples: 4, length: 6, symbols: 4}}
            model: [{embedding: 3}, {lstm: 5, return: all}, {gru: 4, return: all}, {dense: 4}]
            loss: softmax-cross-entropy
            precision: double
            batch: 1
            record: loss
            """, file: "a.md", line: 1, column: 1)))
    let session = Session(run.network.program, precision: .double, seed: 1)
    let tokens: [Double] = [3, 0, 1, 1, 2, 3]
    session.write(tokens, to: run.network.input)
    session.forward()
    let expected = session.elements(of: run.network.output)
    let model = try #require(StepwiseModel(run.network, trained: session))
    for (step, token) in tokens.enumerated() {
      let logits = model.logits(after: Int(token))
      for i in 0..<4 { #expect(abs(logits[i] - expected[step * 4 + i]) < 1e-14) }
    }
  }

  @Test func textsNeedADatasetOfText() {
    #expect(throws: Diagnostics.self) {
      try run(
        """
        data: {adding: {samples: 16, length: 12}}
        model: [{lstm: 4}, {dense: 1}]
        loss: mse
        record: sample-text
        """)
    }
  }

  @Test func embeddingsNeedSymbols() {
    let error = #expect(throws: Diagnostics.self) {
      try run(
        """
        data: {adding: {samples: 16, length: 12}}
        model: [one-hot, {lstm: 4}, {dense: 1}]
        loss: mse
        record: loss
        """)
    }
    #expect(error?.all.first?.message.contains("symbols") == true)
  }

  /// Truncation and initialisers reach the layer.
  @Test func settingsOfRecurrentLayersAreRead() throws {
    let result = try run(
      """
      data: {adding: {samples: 8, length: 10}}
      model: [{rnn: 6, activation: identity, init: orthogonal, truncate: 4}, {dense: 1}]
      loss: mse
      record: hidden-gradient-norm
      precision: double
      """)
    let norms = try #require(result["hidden-gradient-norm"]).values
    #expect(norms[..<8].allSatisfy { $0 == 0 })
    #expect(abs(norms[8] / norms[9] - 1) < 1e-12)
  }
}
