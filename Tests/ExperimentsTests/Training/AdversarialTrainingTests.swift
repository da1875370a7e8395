import AllocationCounter
import Engine
import Testing

@testable import Experiments

@Suite struct AdversarialTrainingTests {
  private func wgan(_ settings: String, model: String? = nil) -> String {
    """
    data: {ring: {samples: 512}}
    model: \(model ?? "[{dense: 16, activation: relu, repeat: 2}, {dense: 1}]")
    adversarial:
      generator: [{dense: 16, activation: relu, repeat: 2}, {dense: 2}]
      noise: 3
      critic-steps: 5
    init: he
    batch: 32
    \(settings)
    """
  }

  private let wasserstein = "loss: wasserstein\noptimizer: {rmsprop: 5e-4}\nclip: {weights: 0.05}"

  @Test(arguments: ["float", "double"])
  func aStepAllocatesNothing(precision: String) throws {
    let run = try PlannedExperimentTests.plan(
      wgan(wasserstein + "\nprecision: \(precision)\nsteps: 60\nrecord: loss")
    ).points[0].run
    let training = AdversarialTraining(
      run, try #require(run.adversarial), on: try run.source.makeDataset(), seed: 1)
    func train(_ steps: Range<Int>) {
      for step in steps {
        training.pass(step: step)
        training.update(step: step)
      }
    }
    train(0..<3)
    let before = allocation_count()
    train(3..<53)
    #expect(allocation_count() == before)
  }

  @Test func criticAndGeneratorTakeTurns() throws {
    let result = try PlannedExperimentTests.run(
      wgan(
        wasserstein
          + """

          steps: 60
          record:
            - loss
            - wasserstein-estimate
            - {gradient-norm: every 20}
            - {gradient-norm: every 20, network: generator}
            - {loss: last, network: generator, as: game}
            - {input-gradient-norm: last}
            - {data-samples: first, samples: 10}
            - generated-samples
          """))
    #expect(
      result.metrics.map(\.name) == [
        "loss", "wasserstein-estimate", "gradient-norm", "generator-gradient-norm", "game",
        "input-gradient-norm", "data-samples", "generated-samples",
      ])
    let metrics = result.metrics.map(\.measurement)
    for measurement in metrics { #expect(measurement.values.allSatisfy { $0.isFinite }) }
    for (loss, estimate) in zip(metrics[0].values, metrics[1].values) {
      #expect(abs(loss + estimate) < 1e-5)
    }
    #expect(metrics[3].axes.map(\.labels.count) == [1, 4, 3])
    #expect(metrics[6].axes.map(\.name) == ["seed", "step", "sample", "coordinate"])
    #expect(metrics[6].axes.map(\.labels.count) == [1, 1, 10, 2])
    #expect(metrics[7].axes.map(\.labels.count) == [1, 2, 32, 2])
    #expect(metrics[6].axes[3].labels == [.text("x"), .text("y")])
    // Real samples lie near the circle of radius 2.
    for point in stride(from: 0, to: 20, by: 2) {
      let (x, y) = (metrics[6].values[point], metrics[6].values[point + 1])
      #expect(abs((x * x + y * y).squareRoot() - 2) < 0.15)
    }
  }

  /// Two points of noise and of data, one critic step: every number can be followed.
  @Test func aStepIsTheSameAsByHand() throws {
    let run = try PlannedExperimentTests.plan(
      """
      data: {table: [[1], [3]]}
      model: [{dense: 1, init: {constant: 2}, bias: false}]
      adversarial:
        generator: [{dense: 1, init: {constant: 0.5}}]
        noise: 1
        optimizer: {sgd: 1}
      loss: wasserstein
      optimizer: {sgd: 0.1}
      steps: 1
      precision: double
      record: [{parameter-value: every 1}, {parameter-value: every 1, network: generator}]
      """
    ).points[0].run
    let result = try run.run(seed: 1, check: {})
    var noise = RandomStream(seed: 1, name: "generator.noise")
    let generated = [noise.normal(), noise.normal()].map { 0.5 * $0 }
    // The critic's loss w·(mean generated − mean real).
    let weight = 2 - 0.1 * ((generated[0] + generated[1]) / 2 - 2)
    #expect(abs(result.metrics[0].measurement.values[1] - weight) < 1e-14)
    // The generator's loss −w·mean(g·noise + b).
    var second = noise.at(step: 1)
    let slope = (second.normal() + second.normal()) / 2
    let generator = result.metrics[1].measurement.values
    #expect(abs(generator[2] - (0.5 + weight * slope)) < 1e-14)
    #expect(abs(generator[3] - weight) < 1e-14)
  }

  @Test(arguments: ["minimax", "non-saturating"])
  func minimaxGamesRun(objective: String) throws {
    let result = try PlannedExperimentTests.run(
      """
      data: {swiss-roll: {samples: 256}}
      model: [{dense: 8, activation: tanh}, {dense: 1}]
      adversarial:
        generator: [{dense: 8, activation: tanh}, {dense: 2}]
        noise: 2
        objective: \(objective)
        optimizer: {adam: 1e-3}
        clip: {norm: 1}
      loss: binary-cross-entropy
      optimizer: {adam: 1e-3}
      batch: 64
      steps: 20
      record: [loss, accuracy, {loss: every 1, network: generator}]
      """)
    for metric in result.metrics {
      let isFinite = metric.measurement.values.allSatisfy(\.isFinite)
      #expect(isFinite)
    }
    let fooled = result.metrics[2].measurement.values[0]
    #expect(objective == "minimax" ? fooled < 0 : fooled > 0)
  }

  @Test func weightsOfTheCriticAloneAreClipped() throws {
    let result = try PlannedExperimentTests.run(
      wgan(
        wasserstein
          + """

          steps: 3
          record: [{parameter-value: last}, {parameter-value: last, network: generator}]
          """))
    let largest = result.metrics.map { $0.measurement.values.map(\.magnitude).max() ?? 0 }
    // In single precision 0.05 is a little more.
    #expect(largest[0] <= Double(Float(0.05)) && largest[1] > 0.06)
  }

  @Test func divergenceNamesTheGenerator() throws {
    let experiment = try PlannedExperimentTests.plan(
      wgan("loss: wasserstein\noptimizer: {sgd: 1e30}\nsteps: 20\nrecord: loss"))
    let result = try experiment.jobs()[0].work(CancellationCheck())
    guard case .diverged(_, let layer) = result.outcome else {
      Issue.record("the run did not diverge")
      return
    }
    #expect(layer.hasPrefix("generator-dense") || layer.hasPrefix("dense"))
  }

  @Test(arguments: [
    ("loss: mse\nrecord: loss", "a critic's loss must be one of"),
    ("loss: wasserstein\nrecord: [{loss: last}, {loss: first}]", "two records have the name"),
    ("loss: wasserstein\npretrain: rbm\nrecord: loss", "exclude each other"),
  ])
  func mistakesAreFound(settings: String, message: String) {
    #expect(throws: Diagnostics.self) {
      do {
        _ = try PlannedExperimentTests.plan(wgan(settings))
      } catch let error as Diagnostics {
        #expect(error.all.contains { $0.message.contains(message) })
        throw error
      }
    }
  }

  @Test func samplesMustHaveTheShapeOfTheData() {
    let yaml = wgan(wasserstein + "\nrecord: loss")
      .replacing("{dense: 2}]\n  noise", with: "{dense: 3}]\n  noise")
    #expect(throws: Diagnostics.self) { try PlannedExperimentTests.plan(yaml) }
  }

  @Test func generatorsNeedAnAdversary() {
    #expect(throws: Diagnostics.self) {
      try PlannedExperimentTests.plan(
        """
        data: {spirals: {samples: 8}}
        model: [{dense: 1}]
        loss: binary-cross-entropy
        record: [{loss: last, network: generator}]
        """)
    }
  }
}
