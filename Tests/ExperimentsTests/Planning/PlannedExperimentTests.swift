import Testing

@testable import Experiments

@Suite struct PlannedExperimentTests {
  static func plan(_ yaml: String) throws -> PlannedExperiment {
    try PlannedExperiment(
      ExperimentDirective(
        name: "test", position: SourcePosition(file: "test.md", line: 1, column: 15),
        body: DirectiveSource(text: yaml, file: "test.md", line: 2, column: 1)))
  }

  static func run(_ yaml: String) throws -> ExperimentResult {
    let experiment = try plan(yaml)
    return experiment.result(
      from: try experiment.jobs().map { try $0.work(CancellationCheck()) })
  }

  /// The gradient of a chain of n linear units with weight a is aⁿ.
  @Test(arguments: [(0.9, "double"), (1.01, "double"), (0.99, "float")])
  func linearChainMultipliesItsWeights(weight: Double, precision: String) throws {
    let result = try Self.run(
      """
      data: {ones: {samples: 1, features: 1}}
      model:
        - {dense: 1, repeat: 100, bias: false}
      init: {constant: \(weight)}
      loss: sum
      precision: \(precision)
      record: delta-norm
      """)
    let deltas = result.metrics[0].measurement
    #expect(deltas.axes.map(\.name) == ["seed", "step", "layer"])
    var expected = 1.0
    for value in deltas.values.reversed() {
      #expect(abs(value / expected - 1) < (precision == "double" ? 1e-13 : 1e-4))
      expected *= weight
    }
  }

  @Test func spiralsAreLearned() throws {
    let result = try Self.run(
      """
      data: {spirals: {samples: 128, turns: 0.5}}
      model:
        - {dense: 16, activation: tanh, repeat: 2}
        - {dense: 1}
      loss: binary-cross-entropy
      optimizer: {sgd: {rate: 0.5}}
      batch: 32
      steps: 2000
      record: {loss: last, accuracy: last}
      """)
    #expect(result.metrics[1].measurement.values[0] > 0.95)
  }

  @Test func sweepsAndSeedsBecomeAxes() throws {
    let experiment = try Self.plan(
      """
      data: {noise: {samples: 8, features: 4}}
      model: [{dense: 4, activation: tanh, repeat: 3}]
      loss: random-cotangent
      seeds: 2
      sweep: {activation: [tanh, relu], repeat: [3, 5]}
      record: delta-norm
      """)
    #expect(experiment.points.count == 4)
    let metric = experiment.metricAxes[0]
    #expect(metric.axes.map(\.name) == ["activation", "repeat", "seed", "step", "layer"])
    #expect(metric.axes.map(\.labels.count) == [2, 2, 2, 1, 5])
    let result = experiment.result(
      from: try experiment.jobs().map { try $0.work(CancellationCheck()) })
    let values = result.metrics[0].measurement.values
    // Three layers at repeat 3 leave layers 4 and 5 missing.
    let measured = values[..<3].allSatisfy { $0.isFinite }
    #expect(measured)
    let missing = values[3..<5].allSatisfy { Measurement.isMissing($0) }
    #expect(missing)
  }

  @Test func divergenceIsReportedWithStepAndLayer() throws {
    let experiment = try Self.plan(
      """
      data: {blobs: {samples: 64, features: 4, classes: 2}}
      model: [{dense: 16, activation: relu, repeat: 3}, {dense: 2}]
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 1e8}}
      steps: 50
      record: {loss: every 1}
      """)
    let result = try experiment.jobs()[0].work(CancellationCheck())
    guard case .diverged(let step, let layer) = result.outcome else {
      Issue.record("the run did not diverge")
      return
    }
    #expect(step > 0 && step < 50)
    #expect(layer.hasPrefix("dense"))
    #expect(result.metrics[0].measurement.values.count == 51)
  }
}
