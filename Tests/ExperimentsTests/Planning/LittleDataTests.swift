import Engine
import Testing

@testable import Experiments

/// Every probe on the least data of every kind: it measures, or says beforehand why it cannot.
@Suite struct LittleDataTests {
  /// Each dataset at its smallest; what is not here fails the first test.
  private static let smallest = [
    "spirals": "{spirals: {samples: 1}}",
    "blobs": "{blobs: {samples: 1, features: 1, classes: 2}}",
    "noise": "{noise: {samples: 1, features: 1}}", "ones": "{ones: {samples: 1, features: 1}}",
    "table": "{table: [[1]], targets: [0], task: classes}",
    "moons": "{moons: {samples: 1}}", "circles": "{circles: {samples: 1}}",
    "checkerboard": "{checkerboard: {samples: 1, squares: 2}}",
    "ring": "{ring: {samples: 1, modes: 2}}", "swiss-roll": "{swiss-roll: {samples: 1}}",
    "curve": "{curve: sine, samples: 1}", "adding": "{adding: {samples: 1, length: 2}}",
    "copy-memory": "{copy-memory: {samples: 1, delay: 1, items: 1, symbols: 2}}",
    "temporal-order": "{temporal-order: {samples: 1, length: 10}}",
    "parity": "{parity: {samples: 1, bits: 1}}",
    "markov-text": "{markov-text: {samples: 1, length: 1, characters: 2, symbols: 2}}",
    "digits": "{digits: {samples: 1}}", "bars": "{bars: {samples: 1, size: 2, classes: 2}}",
    "prototypes": "{prototypes: {samples: 1, features: 1, classes: 2}}",
    "text": "{text: {file: t.txt, samples: 1, length: 1}}",
    "csv": "{csv: {file: t.csv, target: y}}", "idx": "{idx: {images: i, labels: l}}",
  ]

  private static let files: [String: [UInt8]] = [
    "t.txt": Array("ab".utf8), "t.csv": Array("a,y\n1,2\n".utf8),
    "i": [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 255],
    "l": [0, 0, 8, 1, 0, 0, 0, 1, 0],
  ]

  @Test func everyDatasetIsTried() {
    #expect(Set(Self.smallest.keys) == Set(Terms.datasets.keys))
  }

  @Test(arguments: smallest.keys.sorted())
  func everyProbeMeasuresOrObjects(dataset: String) throws {
    let data = try #require(Self.smallest[dataset])
    try TemporaryBook.with(Self.files) { folder in
      var count = 0
      let turn = Self.smallest.keys.sorted().firstIndex(of: dataset) ?? 0
      for (index, model) in Self.models.enumerated() {
        // Each model meets each loss, on half of the datasets.
        for loss in [Self.losses[(turn + index) % 4], Self.losses[(turn + index + 2) % 4]] {
          let base = """
            data: \(data)
            model: \(model)
            loss: \(loss)
            optimizer: {sgd: {rate: 0.1}}
            batch: 1

            """
          guard (try? Self.plan(base + "record: loss", folder)) != nil else { continue }
          let fitting = Self.recordings.filter { recording in
            (try? Self.plan(base + "steps: 1\nrecord: [\(recording)]", folder)) != nil
          }
          for steps in [0, 1] {
            let result = try Self.run(
              base + "steps: \(steps)\nrecord: [\(fitting.joined(separator: ", "))]", folder)
            count += result.metrics.count
            for metric in result.metrics.map(\.measurement) {
              #expect(metric.values.count == metric.axes.reduce(1) { $0 * $1.labels.count })
            }
          }
        }
      }
      #expect(count > 0)
    }
  }

  private static let recordings = Terms.probes.entries.map { probe in
    probe.example.hasPrefix("{\(probe.key): every 10")
      ? probe.example.replacing("every 10", with: "every 1") : "{\(probe.key): every 1}"
  }

  /// Each has what some probe reads and others lack.
  private static let models = [
    "[{dense: 1}]", "[flatten, {dense: 2}]", "[{residual: {branch: [{dense: 1}]}}, {dense: 1}]",
    "[{rnn: 1}, {dense: 1}]", "[one-hot, {lstm: 1, return: all}, {dense: 2}]",
    "[{activation: relu}]",
    "[{dense: 1}, batch-norm, {residual: {branch: [{dense: 1}]}}]",
  ]
  private static let losses = ["mse", "binary-cross-entropy", "softmax-cross-entropy", "sum"]

  private static func plan(_ yaml: String, _ folder: String) throws -> PlannedExperiment {
    try PlannedExperiment(
      ExperimentDirective(
        name: "test", position: SourcePosition(file: "test.md", line: 1, column: 15),
        body: DirectiveSource(text: yaml, file: "test.md", line: 2, column: 1), bookFolder: folder))
  }

  private static func run(_ yaml: String, _ folder: String) throws -> ExperimentResult {
    let experiment = try plan(yaml, folder)
    return experiment.result(
      from: try experiment.jobs().map { try $0.work(CancellationCheck()) })
  }

  @Test(arguments: ["wasserstein", "binary-cross-entropy"], [1, 2])
  func adversarialProbesMeasureOrObject(loss: String, samples: Int) throws {
    for probe in Terms.probes.entries {
      for network in ["model", "generator"] where probe.key != "sample-text" {
        let setting = "\(probe.example.dropLast()), network: \(network)}"
        _ = try? Self.run(
          """
          data: {ring: {samples: \(samples)}}
          model: [{dense: 1}]
          adversarial: {generator: [{dense: 2}], noise: 1, optimizer: {sgd: {rate: 0.1}}}
          loss: \(loss)
          batch: 1
          steps: 1
          record: [\(setting)]
          """, "")
      }
    }
    let result = try Self.run(
      """
      data: {ring: {samples: \(samples)}}
      model: [{dense: 1}]
      adversarial: {generator: [{dense: 2}], noise: 1}
      loss: \(loss)
      batch: 1
      record: [loss, wasserstein-estimate, data-samples, generated-samples]
      """, "")
    #expect(result.metrics.count == 4)
  }

  @Test(arguments: ["rbm", "autoencoder"], [1, 2, 15, 16, 17])
  func pretrainingMeasuresOrObjects(kind: String, samples: Int) throws {
    for record in PretrainingRecord.allCases {
      for holdOut in ["", "hold-out: 1"] {
        for batch in [1, samples] {
          let yaml = """
            data: {prototypes: {samples: \(samples), features: 1, classes: 2, flips: 0.1}}
            model: [{dense: 1, activation: sigmoid}, {dense: 2}]
            pretrain: {\(kind): {epochs: 1, rate: 0.1, batch: \(batch), record: [\(record.rawValue)]}}
            loss: softmax-cross-entropy
            record: [{loss: first}]
            \(holdOut)
            """
          let remaining = samples - (holdOut.isEmpty ? 0 : 1)
          let isPossible =
            remaining > 0 && batch <= remaining
            && (record != .reconstructions || remaining >= PretrainingRecord.pictureCount)
            && (kind == "rbm" || (record != .freeEnergy && record != .logLikelihood))
          let result = try? Self.run(yaml, "")
          #expect((result != nil) == isPossible, "\(yaml)")
        }
      }
    }
  }

  @Test func recordingsThatNeedMoreSamplesSaySo() throws {
    let error = #expect(throws: Diagnostics.self) {
      try Self.run(
        """
        data: {prototypes: {samples: 10, features: 9, classes: 2, flips: 0.1}}
        model: [{dense: 4, activation: sigmoid}, {dense: 2}]
        pretrain: {rbm: {epochs: 1, rate: 0.1, batch: 1, record: [reconstructions]}}
        loss: softmax-cross-entropy
        record: [{loss: first}]
        """, "")
    }
    #expect(error?.all.first?.message.contains("shows 16 samples, and there are 10") == true)
    #expect(error?.all.first?.position.line == 4)
  }

  @Test(arguments: [
    ("{loss: every 9223372036854775807}", nil),
    ("{loss: [0, 9223372036854775807]}", nil),
    ("{loss: [7]}", "recorded at no step"),
    ("{loss: []}", "at least 1 items"),
  ])
  func stepsThatAreNotThereAreAnswered(record: String, message: String?) throws {
    let yaml = """
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 1}]
      loss: sum
      steps: 3
      record: \(record)
      """
    guard let message else {
      _ = try Self.run(yaml, "")
      return
    }
    let error = #expect(throws: Diagnostics.self) { try Self.run(yaml, "") }
    #expect(error?.all.first?.message.contains(message) == true)
  }

  @Test func stepsOfAListThatNoRunHasAreAWarning() throws {
    let yaml = """
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 1}]
      loss: sum
      optimizer: {sgd: 0.1}
      record: {loss: [0, 7]}
      """
    let found = try PlannedExperimentTests.plan(yaml + "\nsteps: 3").warnings
    #expect(found.map(\.message) == ["loss is not recorded at step 7: the steps go from 0 to 3"])
    #expect(try PlannedExperimentTests.plan(yaml + "\nsteps: 7").warnings.isEmpty)
  }

  @Test func recordsThatFillTheMemoryAreRefused() {
    let error = #expect(throws: Diagnostics.self) {
      try PlannedExperimentTests.plan(
        """
        data: {ones: {samples: 1, features: 10}}
        model: [{dense: 10}]
        loss: sum
        steps: 1000000
        record: {parameter-value: every 1}
        """)
    }
    #expect(error?.all.first?.message.contains("would record") == true)
    #expect(error?.all.first?.position.line == 6)
  }

  /// What takes time with the square of the steps would take hours here.
  @Test(.timeLimit(.minutes(2))) func checkingTakesTimeInProportionToTheSteps() throws {
    let experiment = try PlannedExperimentTests.plan(
      """
      data: {table: [[1]], targets: [3]}
      model: [{dense: 1, bias: false}]
      loss: mse
      optimizer: {sgd: {rate: 5e-5}}
      record: [{parameter-value: every 1, of: dense1.weights}]
      sweep:
        - {label: a, steps: 200000}
        - {label: b, steps: 300000}
        - {label: c, steps: 400000}
      """)
    let schema = ResultSchema([
      ResultSchema.Experiment(
        "test", metrics: experiment.metricAxes.map { ResultSchema.Metric($0.name, axes: $0.axes) })
    ])
    let source = DirectiveSource(
      text: "count(test.parameter-value[variant=a] < 2.9, step) > 0", file: "c.md", line: 1,
      column: 1)
    for claim in try Claim.parseAll(source) { try claim.check(against: schema) }
    #expect(experiment.metricAxes[0].axes.first { $0.name == "step" }?.labels.count == 400_001)
  }
}
