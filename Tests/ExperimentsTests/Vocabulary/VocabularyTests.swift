import Engine
import Testing

@testable import Experiments

/// Every word of the language is tried through its own example.
@Suite struct VocabularyTests {
  /// Six samples of four numbers, and nothing to learn.
  static let noise = "data: {noise: {samples: 6, features: 4}}\nloss: random-cotangent\n"

  @Test(arguments: Terms.activations.entries.map(\.example))
  func activationsHaveRightGradients(example: String) throws {
    let check = try NetworkCheck(
      Self.noise
        + """
        model: [{dense: 5, activation: \(example), repeat: 2}, {dense: 2}]
        record: loss
        """)
    #expect(check.largestGradientError() < 1e-6)
  }

  /// Experiments with a layer, of which the first that can be planned is meant.
  static func layerContexts(_ example: String) -> [String] {
    [
      Self.noise
        + """
        model: [{dense: 4}, \(example), {activation: tanh}, {dense: 2}]
        record: loss
        """,
      """
      data: {digits: {samples: 2}}
      loss: random-cotangent
      model: [{conv: 2, size: 5, stride: 3}, \(example), {activation: tanh}]
      record: loss
      """,
      """
      data: {adding: {samples: 3, length: 5}}
      loss: random-cotangent
      model: [{rnn: 4, return: all}, \(example), {dense: 2}]
      record: loss
      """,
      """
      data: {markov-text: {samples: 3, length: 4, symbols: 5}}
      loss: random-cotangent
      model: [\(example), {rnn: 4}, {dense: 2}]
      record: loss
      """,
    ]
  }

  /// Experiments with a loss, of which the first that can be planned is meant.
  static func lossContexts(_ example: String) -> [String] {
    [
      """
      data: {spirals: {samples: 9}}
      model: [{dense: 4, activation: tanh}, {dense: 1}]
      loss: \(example)
      record: loss
      """,
      """
      data: {blobs: {samples: 9, features: 4, classes: 3}}
      model: [{dense: 4, activation: tanh}, {dense: 3}]
      loss: \(example)
      record: loss
      """,
    ]
  }

  @Test(arguments: Terms.layers.entries.map(\.example))
  func layersHaveRightGradients(example: String) throws {
    let check = try NetworkCheck(firstOf: Self.layerContexts(example))
    #expect(check.largestGradientError() < 1e-6)
  }

  /// Twice the same weights, wherever a layer gives out the shape it takes in.
  @Test(arguments: Terms.layers.entries.map { ($0.key, $0.example) })
  func sharedLayersHaveRightGradients(key: String, example: String) throws {
    let once = example.replacing(/, repeat: \d+/, with: "")
      .replacing("return: last", with: "return: all")
    let shared =
      once.hasPrefix("{")
      ? "\(once.dropLast()), repeat: 2, shared: true}"
      : "{\(once): {repeat: 2, shared: true}}"
    let flat = [4, 8, 16, 32, 64, 128].map { width in
      """
      \(Self.noise)model: [{dense: \(width)}, \(shared), {activation: tanh}, {dense: 2}]
      record: loss
      """
    }
    let images = [2, 4, 8, 16, 32].map { channels in
      """
      data: {digits: {samples: 2}}
      loss: random-cotangent
      model: [{conv: \(channels), size: 5, stride: 3}, \(shared), {activation: tanh}]
      record: loss
      """
    }
    let sequences = [4, 16, 32, 64, 128].map { width in
      """
      data: {adding: {samples: 3, length: 5}}
      loss: random-cotangent
      model: [{rnn: \(width), return: all}, \(shared), {dense: 2}]
      record: loss
      """
    }
    let check = (flat + images + sequences).lazy.compactMap { try? NetworkCheck($0) }.first
    guard let check else {
      #expect(Self.reshapingLayers.contains(key))
      return
    }
    #expect(check.largestGradientError() < 1e-6)
  }

  /// What these give out has another shape than what they take in.
  private static let reshapingLayers: Set = [
    "embedding", "one-hot", "flatten", "max-pool", "average-pool", "global-average-pool",
  ]

  @Test(arguments: Terms.losses.entries.map(\.example))
  func lossesHaveRightGradients(example: String) throws {
    let check = try NetworkCheck(firstOf: Self.lossContexts(example))
    #expect(check.largestGradientError() < 1e-6)
  }

  @Test(arguments: Terms.initializers.entries.map(\.example))
  func initializersGiveFiniteNetworks(example: String) throws {
    let check = try NetworkCheck(
      Self.noise
        + "model: [{dense: 6, activation: tanh, repeat: 3}]\ninit: \(example)\nrecord: loss")
    for layer in check.network.layers { #expect(check.session.norm(of: layer.weights).isFinite) }
    #expect(check.session.objective.isFinite)
  }

  @Test(arguments: Terms.optimizers.entries.map(\.example))
  func optimizersReduceTheLoss(example: String) throws {
    let losses = try Self.losses("optimizer: \(example)")
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(losses[losses.count - 1] < losses[0])
  }

  @Test(arguments: Terms.limits.entries.map(\.example))
  func clippingLeavesTrainingFinite(example: String) throws {
    let losses = try Self.losses("optimizer: {sgd: 0.1}\nclip: \(example)")
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(losses[losses.count - 1] != losses[0])
  }

  @Test(arguments: Terms.schedules.entries.map(\.example))
  func schedulesGiveRates(example: String) throws {
    let run = try PlannedExperimentTests.plan(
      """
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 1}]
      loss: sum
      optimizer: {sgd: {rate: \(example)}}
      record: loss
      """
    ).points[0].run
    let rates = (0...3000).map(run.network.rate.rate)
    #expect(rates.allSatisfy { $0 >= 0 && $0 <= 0.1 + 1e-15 })
    #expect(rates.contains { $0 > 0 })
  }

  /// A network with everything a probe may ask for, in training; text is read by another one.
  @Test(arguments: Terms.probes.entries.map { ($0.key, $0.example) })
  func probesMeasureWhatTheirAxesSay(key: String, example: String) throws {
    let setting =
      example.hasPrefix("{\(key): every 10")
      ? example.replacing("every 10", with: "every 1") : "{\(key): every 1}"
    let training = """
      optimizer: {momentum: {rate: 0.1}}
      clip: {norm: 0.1}
      regularize: {l1: 1e-3, l2: 1e-2}
      steps: 3
      \(key.hasPrefix("held-out") ? "hold-out: 4" : "")
      record: [\(setting)]
      """
    let flat = try? PlannedExperimentTests.run(
      """
      data: {spirals: {samples: 16}}
      model:
        - {dense: 4, activation: tanh}
        - {residual: {branch: [{dense: 4, bias: false}, batch-norm, {activation: relu}, {dense: 4}]}, repeat: 2}
        - {dense: 1}
      loss: binary-cross-entropy
      \(training)
      """)
    let adversarial = try? PlannedExperimentTests.run(
      """
      data: {ring: {samples: 16}}
      model: [{dense: 4, activation: relu}, {dense: 1}]
      adversarial: {generator: [{dense: 4, activation: relu}, {dense: 2}], noise: 2}
      loss: wasserstein
      \(training)
      """)
    let result =
      try flat ?? adversarial
      ?? PlannedExperimentTests.run(
        """
        data: {markov-text: {samples: 16, length: 5, symbols: 4}}
        model: [one-hot, {lstm: 3, return: all}, {dense: 4}]
        loss: softmax-cross-entropy
        \(training)
        """)
    for measurement in result.metrics.map(\.measurement) {
      #expect(measurement.axes.first { $0.name == "step" }?.labels.count == 4)
      #expect(measurement.values.count == measurement.axes.reduce(1) { $0 * $1.labels.count })
      #expect(measurement.values.allSatisfy { $0.isFinite || Measurement.isMissing($0) })
      #expect(measurement.values.contains { $0.isFinite })
    }
    // What a histogram has no bin for is recorded with it.
    let count = key == "sample-text" ? 0 : key.hasSuffix("-histogram") ? 2 : 1
    #expect(result.metrics.count == count)
  }

  @Test func keysAreUnique() {
    #expect(Set(Terms.layers.keys).count == Terms.layers.keys.count)
    #expect(Set(Terms.datasets.keys).count == Terms.datasets.keys.count)
    #expect(Set(Terms.probes.keys).count == Terms.probes.keys.count)
  }

  private static func losses(_ settings: String) throws -> [Double] {
    let result = try PlannedExperimentTests.run(
      """
      data: {spirals: {samples: 32, turns: 0.5}}
      model: [{dense: 8, activation: tanh}, {dense: 1}]
      loss: binary-cross-entropy
      steps: 30
      record: {loss: every 1}
      \(settings)
      """)
    return result.metrics[0].measurement.values
  }
}
