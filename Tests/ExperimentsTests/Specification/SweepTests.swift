import Engine
import Testing

@testable import Experiments

@Suite struct SweepTests {
  private static let base = """
    data: {noise: {samples: 4, features: 4}}
    model: [{dense: 4, activation: tanh, repeat: 3}, {dense: 4}]
    loss: random-cotangent
    record: loss
    """

  private func plan(_ sweep: String) throws -> PlannedExperiment {
    try PlannedExperimentTests.plan(Self.base + "\n" + sweep)
  }

  private func diagnostic(_ sweep: String) throws -> Diagnostic {
    do {
      _ = try plan(sweep)
    } catch let diagnostics as Diagnostics {
      return try #require(diagnostics.all.first)
    }
    Issue.record("no error was found in \(sweep)")
    throw Diagnostics([])
  }

  @Test func variantsChangeAnyNumberOfSettings() throws {
    let plan = try plan(
      """
      sweep:
        - {label: plain}
        - label: with clipping
          clip: {norm: 1}
          optimizer.sgd.rate: 0.25
        - {label: shallow, model: [{dense: 4}]}
        - {label: relu, activation: relu}
      """)
    #expect(plan.sweepAxes.map(\.name) == ["variant"])
    #expect(
      plan.sweepAxes[0].labels.map(\.description) == ["plain", "with clipping", "shallow", "relu"])
    let updates = plan.points.map(\.run.network.program.update.clipping)
    #expect(updates[0] == nil && updates[1] == .norm(1) && updates[2] == nil)
    #expect(plan.points[1].settings.contains(KeyInput("spec.optimizer.sgd.rate", "0.25")))
    #expect(plan.points[2].run.network.layers.count == 1)
    #expect(plan.points[3].settings.contains(KeyInput("spec.model.0.activation", "relu")))
    #expect(!plan.points.flatMap(\.settings).contains { $0.name.contains("label") })
  }

  @Test func variantsStandBesideAGrid() throws {
    let plan = try plan(
      "sweep: {repeat: [1, 2], variant: [{label: a}, {label: b, activation: relu}]}")
    #expect(plan.sweepAxes.map(\.name) == ["repeat", "variant"])
    #expect(plan.points.count == 4)
    #expect(plan.label(point: 3, seed: 1) == "test repeat=2 variant=b")
  }

  @Test func nothingBehindAKeyTakesItAway() throws {
    let plan = try plan("clip: {norm: 1}\nsweep: [{label: clipped}, {label: plain, clip: }]")
    #expect(plan.points[1].run.network.program.update.clipping == nil)
  }

  @Test func runsWithoutPretrainingStandBesideThoseWithIt() throws {
    let result = try PlannedExperimentTests.run(
      """
      data: {noise: {samples: 4, features: 4}}
      model: [{dense: 3, activation: sigmoid}, {dense: 4}]
      loss: random-cotangent
      record: loss
      sweep:
        - {label: pretrained, pretrain: {autoencoder: {epochs: 1, rate: 0.1, batch: 4, visible: gaussian}}}
        - {label: plain}
      """)
    let metric = try #require(result.metrics.last)
    #expect(metric.name == LayerwisePretraining.errorName)
    let variant = try #require(metric.measurement.axes.firstIndex { $0.name == "variant" })
    let plain = metric.measurement.selecting(axis: variant, index: 1)
    #expect(plain.values.allSatisfy(Measurement.isMissing))
    let pretrained = metric.measurement.selecting(axis: variant, index: 0)
    #expect(!pretrained.values.contains(where: Measurement.isMissing))
  }

  @Test(arguments: [
    ("sweep: [{clip: {norm: 1}}]", "has no label", 9),
    ("sweep: [plain]", "a label with what it changes", 9),
    ("sweep: [{label: a}, {label: a}]", "stands twice", 21),
    ("sweep: [{label: a, seeds: 3}]", "the same 'seeds'", 20),
    ("sweep: {record: [loss, accuracy]}", "the same 'record'", 9),
    ("sweep: [{label: a, optimzer: {sgd: 1}}]", "nothing to replace", 20),
    ("sweep: {repeat: [1], variant: {label: a}}", "must be a list", 31),
  ])
  func mistakesAreAnswered(sweep: String, message: String, column: Int) throws {
    let diagnostic = try diagnostic(sweep)
    #expect(diagnostic.message.contains(message))
    #expect(diagnostic.position.line == 6)
    #expect(diagnostic.position.column == column)
  }

  @Test func aMisspeltKeyIsSuggested() throws {
    #expect(try diagnostic("sweep: [{label: a, optimzer: 1}]").suggestion == "optimizer")
    #expect(try diagnostic("sweep: {actvation: [relu]}").suggestion == "activation")
  }
}
