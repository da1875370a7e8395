import Engine
import Testing

@testable import Experiments

@Suite struct LayerwisePretrainingTests {
  /// Random binary patterns, one for each of ten classes, with 15 % of their bits flipped.
  private struct FlippedPatterns: DatasetSource {
    var sampleShape: Shape { [64] }
    var kind: Dataset.Targets { .classes(10) }
    var sampleCount: Int { 1500 }

    func makeDataset() -> Dataset {
      var stream = RandomStream(seed: 0, name: "patterns")
      let patterns = (0..<640).map { _ in stream.bernoulli(0.5) }
      let targets = (0..<sampleCount).map { _ in stream.below(10) }
      let bits = targets.flatMap { target in
        (0..<64).map { patterns[target * 64 + $0] != stream.bernoulli(0.15) ? 1.0 : 0 }
      }
      return Dataset(
        sampleShape: sampleShape, sampleCount: sampleCount, features: bits, kind: kind,
        targets: targets.map(Double.init))
    }
  }

  private func deepRun(_ settings: String) throws -> RunResult {
    var run = try PlannedExperimentTests.plan(
      """
      data: {blobs: {samples: 1500, features: 64, classes: 10}}
      model: [{dense: 48, activation: sigmoid, repeat: 5}, {dense: 10}]
      loss: softmax-cross-entropy
      optimizer: {momentum: {rate: 0.1}}
      batch: 50
      steps: 450
      record: {loss: [0, 30, 450], accuracy: last, gradient-norm: first}
      \(settings)
      """
    ).points[0].run
    run.source = FlippedPatterns()
    return try run.run(seed: 1) {}
  }

  private func value(_ name: String, _ result: RunResult, _ index: Int = 0) throws -> Double {
    try #require(result[name]).values[index]
  }

  /// Five sigmoid layers learn nothing from where Xavier puts them.
  @Test func deepSigmoidNetworksNeedPretraining() throws {
    let plain = try deepRun("")
    #expect(plain["pretraining-error"] == nil)
    #expect(try value("accuracy", plain) < 0.3)
    let plainLoss = try value("loss", plain, 1)
    #expect(plainLoss > 2.2)
    for kind in ["rbm: {epochs: 15, batch: 50}", "autoencoder: {epochs: 15, batch: 50}"] {
      let result = try deepRun("pretrain: {\(kind)}")
      #expect(try value("accuracy", result) >= 0.95, "\(kind)")
      #expect(try value("loss", result, 1) < plainLoss / 2, "\(kind)")
      #expect(
        try value("gradient-norm", result) > 10 * value("gradient-norm", plain), "\(kind)")
    }
  }

  @Test func errorsAreReportedByEpochAndLayer() throws {
    let result = try PlannedExperimentTests.run(
      """
      data: {blobs: {samples: 64, features: 6, classes: 2}}
      model: [{dense: 5, activation: sigmoid, repeat: 2}, {dense: 2}]
      loss: softmax-cross-entropy
      record: loss
      seeds: 2
      sweep: {pretrain: [none, {rbm: {epochs: 8, batch: 16, visible: gaussian, rate: 0.01}}]}
      """)
    let errors = try #require(result.metrics.last)
    #expect(errors.name == "pretraining-error")
    #expect(errors.measurement.axes.map(\.name) == ["pretrain", "seed", "epoch", "layer"])
    #expect(errors.measurement.axes.map(\.labels.count) == [2, 2, 8, 2])
    let (none, learned) = (
      errors.measurement.values[..<32], Array(errors.measurement.values[32...])
    )
    let isMissing = none.allSatisfy { Measurement.isMissing($0) }
    #expect(isMissing)
    #expect(learned[14] < learned[0])
  }

  @Test func resultsDoNotChange() throws {
    let settings = """
      data: {blobs: {samples: 64, features: 6, classes: 2}}
      model: [{dense: 5, activation: sigmoid, repeat: 2}, {dense: 2}]
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.1}}
      steps: 5
      pretrain: {autoencoder: {epochs: 3, batch: 16, visible: gaussian, noise: 0.3}}
      record: loss
      """
    for precision in ["float", "double"] {
      let yaml = settings + "\nprecision: \(precision)"
      #expect(try PlannedExperimentTests.run(yaml) == PlannedExperimentTests.run(yaml))
    }
  }

  @Test func frozenLayersKeepTheirWeights() throws {
    let result = try PlannedExperimentTests.run(
      """
      data: {blobs: {samples: 64, features: 6, classes: 2}}
      model: [{dense: 5, activation: sigmoid, repeat: 2}, {dense: 2}]
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.5}}
      steps: 4
      sweep: {freeze: [none, hidden, [2]]}
      record: {weight-norm: [0, 4]}
      """)
    let norms = result.metrics[0].measurement.values
    var moves: [[Bool]] = []
    for point in 0..<3 {
      let start = Array(norms[point * 6..<point * 6 + 3])
      let end = Array(norms[point * 6 + 3..<point * 6 + 6])
      moves.append(zip(start, end).map { $0.0 != $0.1 })
    }
    let expected = [[true, true, true], [false, false, true], [true, false, true]]
    #expect(moves == expected)
  }

  private func message(_ settings: String, model: String) throws -> String {
    do {
      _ = try PlannedExperimentTests.plan(
        """
        data: {blobs: {samples: 64, features: 6, classes: 2}}
        model: \(model)
        loss: softmax-cross-entropy
        record: loss
        \(settings)
        """)
    } catch let diagnostics as Diagnostics {
      return try #require(diagnostics.all.first).message
    }
    Issue.record("no error was found in \(settings)")
    return ""
  }

  @Test(arguments: [
    ("[{dense: 5, activation: tanh}, {dense: 2}]", "model[1]", "sigmoid"),
    ("[{dense: 5, activation: sigmoid, bias: false}, {dense: 2}]", "model[1]", "no bias"),
    ("[{dense: 5, activation: sigmoid}, batch-norm, {dense: 2}]", "model[2]", "must be dense"),
    ("[{dense: 5, activation: sigmoid, init: lsuv}, {dense: 2}]", "model[1]", "rescale"),
    ("[{dense: 2}]", "hidden layer", "last layer"),
  ])
  func unsuitableModelsAreErrors(model: String, place: String, reason: String) throws {
    let message = try message("pretrain: {rbm: {batch: 16}}", model: model)
    #expect(message.contains(place) && message.contains(reason), "\(message)")
  }

  @Test func unsuitableSettingsAreErrors() throws {
    let model = "[{dense: 5, activation: sigmoid}, {dense: 2}]"
    #expect(try message("pretrain: {rbm: {batch: 65}}", model: model).contains("64 to learn from"))
    #expect(try message("pretrain: {rbm: {cd: 1, pcd: 1}}", model: model).contains("exclude"))
    #expect(try message("pretrain: rmb", model: model).contains("rmb"))
    #expect(try message("freeze: [3]", model: model).contains("no layer 3 to freeze"))
    let outside = try PlannedExperimentTests.plan(
      """
      data: {blobs: {samples: 64, features: 6, classes: 2}}
      model: \(model)
      loss: softmax-cross-entropy
      pretrain: {rbm: {batch: 16}}
      record: loss
      """)
    #expect(throws: PretrainingError.samplesAreNoProbabilities) {
      try outside.jobs()[0].work(CancellationCheck())
    }
  }

  private func recorded(_ settings: String, width: Int = 9, units: Int = 6) throws -> RunResult {
    try PlannedExperimentTests.plan(
      """
      data: {prototypes: {samples: 200, features: \(width), classes: 2, flips: 0.05}}
      model: [{dense: \(units), activation: sigmoid, repeat: 2}, {dense: 2}]
      loss: softmax-cross-entropy
      pretrain: \(settings)
      record: {receptive-field: first, loss: last}
      """
    ).points[0].run.run(seed: 1) {}
  }

  @Test func whatMachinesLearnCanBeLookedAt() throws {
    let result = try recorded(
      "{rbm: {epochs: 30, rate: 0.2, batch: 20, "
        + "record: [free-energy, log-likelihood, samples, reconstructions]}}")
    let likelihood = try #require(result["pretraining-log-likelihood"])
    #expect(likelihood.axes.map(\.labels.count) == [30, 2])
    #expect(likelihood.values[58] > likelihood.values[0] + 1)
    #expect(likelihood.values[58] < 0)
    let energies = try #require(result["pretraining-free-energy"])
    #expect(energies.values.allSatisfy { $0.isFinite })
    let samples = try #require(result["pretraining-samples"])
    #expect(samples.axes.map(\.labels.count) == [16, 3, 3])
    #expect(samples.values.allSatisfy { (0...1).contains($0) })
    let pictures = try #require(result["pretraining-reconstructions"])
    #expect(pictures.axes.map(\.labels.count) == [2, 16, 3, 3])
    let half = pictures.values.count / 2
    let error = (0..<half).reduce(0.0) {
      $0 + abs(pictures.values[$1] - pictures.values[half + $1]) / Double(half)
    }
    #expect(error < 0.35)
  }

  /// Looking changes nothing.
  @Test func recordsLeaveTheRunAsItIs() throws {
    let settings = "{rbm: {epochs: 3, batch: 20"
    let plain = try recorded(settings + "}}")
    let watched = try recorded(settings + ", record: [samples, free-energy]}}")
    #expect(plain["loss"] == watched["loss"])
    #expect(plain["pretraining-error"] == watched["pretraining-error"])
    #expect(plain["pretraining-samples"] == nil)
  }

  @Test func sweepsMayRecordMoreInSomeRuns() throws {
    let result = try PlannedExperimentTests.run(
      """
      data: {prototypes: {samples: 40, features: 4, classes: 2}}
      model: [{dense: 3, activation: sigmoid}, {dense: 2}]
      loss: softmax-cross-entropy
      sweep: {pretrain: [none, {rbm: {epochs: 2, batch: 20, record: free-energy}}]}
      record: loss
      """)
    let energies = try #require(result.metric("pretraining-free-energy"))
    #expect(energies.axes.map(\.labels.count) == [2, 1, 2, 1])
    #expect(energies.values[..<2].allSatisfy(Measurement.isMissing))
    #expect(energies.values[2...].allSatisfy { $0.isFinite })
  }

  @Test(arguments: [
    ("{autoencoder: {epochs: 1, batch: 20, record: free-energy}}", 6),
    ("{rbm: {epochs: 1, batch: 20, record: log-likelihood}}", 40),
  ])
  func recordsThatMakeNoSenseAreRefused(settings: String, units: Int) {
    #expect(throws: Diagnostics.self) { try recorded(settings, width: 40, units: units) }
  }
}
