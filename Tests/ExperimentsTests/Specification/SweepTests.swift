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

  @Test(arguments: [
    ("[{label: a}, {label: \" a\", clip: none}]", "the values 'a' and ' a' differ only by spaces"),
    ("[{label: \"\"}, {label: a, clip: none}]", "a label that is empty names nothing"),
    ("[{label: \" \"}]", "a label that is empty names nothing"),
    ("[{label: a}, {label: a}]", "the value 'a' stands twice in this sweep"),
  ])
  func labelsThatCannotBeToldApartAreRefused(sweep: String, message: String) throws {
    let found = try diagnostic("sweep: \(sweep)")
    #expect(found.message == message)
    #expect(found.position.line == 6)
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
    ("sweep: {model.0.dense: [4, 8]}", "'model' is a list", 9),
    ("sweep: {optimizer.sdg.rate: [1]}", "unknown optimizer 'sdg'", 9),
    ("sweep: [{label: a, model.1.units: 4}]", "'model' is a list", 20),
    ("optimizer: {sgd: 1}\nsweep: {optimizer.adam.rate: [1]}", "unknown key 'adam'", 9),
  ])
  func mistakesAreAnswered(sweep: String, message: String, column: Int) throws {
    let diagnostic = try diagnostic(sweep)
    #expect(diagnostic.message.contains(message))
    #expect(diagnostic.position.line == (sweep.contains("\n") ? 7 : 6))
    #expect(diagnostic.position.column == column)
  }

  @Test func aKeyOfLayersIsSuggestedForAPathIntoTheModel() throws {
    #expect(try diagnostic("sweep: {model.0.activation: [relu]}").suggestion == "activation")
  }

  /// What is wrong at one point alone is told with it.
  @Test func mistakesNameTheirPointOfTheSweep() throws {
    let one = try diagnostic("sweep: {batch: [2, 4, 8]}")
    #expect(one.message.contains("a batch of 8 samples"))
    #expect(one.position.line == 6 && one.position.column == 23)
    #expect(one.notes.last == "at batch=8 of the sweep")
    let variants = try diagnostic(
      "sweep: {repeat: [1, 2], variant: [{label: a}, {label: b, clip: {norm: -1}}]}")
    #expect(variants.notes.last == "at repeat=1, variant=b of the sweep")
    let all = try diagnostic("sweep: {repeat: [1, 2]}\nbatch: 8")
    #expect(!all.notes.contains { $0.contains("of the sweep") })
  }

  @Test func quotedLabelsAreTexts() throws {
    let plan = try plan(
      """
      sweep:
        - {label: "2.1"}
        - {label: "2.10", activation: relu}
        - {label: 2.1, activation: elu}
      """)
    #expect(plan.sweepAxes[0].labels == [.text("2.1"), .text("2.10"), .number(2.1)])
    let axis = plan.sweepAxes[0]
    let experiment = ResultSchema.Experiment(
      "e", metrics: [ResultSchema.Metric("loss", axes: [axis])])
    let result = ExperimentResult(
      name: "e",
      metrics: [.init("loss", Measurement(axes: [axis], values: [1, 2, 3]))], texts: [], seeds: 1)
    let results = ResultSet([result])
    for (label, value) in [("'2.10'", 2.0), ("\"2.1\"", 1), ("2.10", 2), ("2.1", 1)] {
      let expression = try ValueExpression.parse(
        "e.loss[variant=\(label)]", at: SourcePosition(file: "c.md", line: 1, column: 1))
      try expression.check(against: ResultSchema([experiment]))
      #expect(try expression.evaluate(in: results).median == value, "\(label)")
    }
    let missing = try ValueExpression.parse(
      "e.loss[variant=2.100]", at: SourcePosition(file: "c.md", line: 1, column: 1))
    #expect(throws: Diagnostics.self) {
      try ValueExpression.parse(
        "e.loss[variant='2.100']", at: SourcePosition(file: "c.md", line: 1, column: 1)
      ).evaluate(in: results)
    }
    #expect(try missing.evaluate(in: results).median == 3)
  }

  @Test func anAxisCannotHaveTheNameOfAMetricsOwn() throws {
    let error = #expect(throws: Diagnostics.self) {
      try PlannedExperimentTests.plan(
        """
        data: {adding: {samples: 4, length: 10}}
        model: [{dense: 4}, {residual: {branch: [{dense: 4}]}, repeat: 2}, {rnn: 2}, {dense: 1}]
        loss: mse
        record: path-gradient-norm
        sweep: {data.adding.length: [10, 20]}
        """)
    }
    #expect(error?.all.first?.message.contains("an axis 'length' of its own") == true)
    #expect(error?.all.first?.position.line == 6)
  }

  @Test func aMisspeltKeyIsSuggested() throws {
    #expect(try diagnostic("sweep: [{label: a, optimzer: 1}]").suggestion == "optimizer")
    #expect(try diagnostic("sweep: {actvation: [relu]}").suggestion == "activation")
  }
}
