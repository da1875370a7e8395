import Engine
import Testing

@testable import Experiments

@Suite struct HeldOutTests {
  private func run(_ settings: String, record: String) throws -> RunResult {
    try experiment(settings, record: record).points[0].run.run(seed: 1) {}
  }

  private func experiment(_ settings: String, record: String) throws -> PlannedExperiment {
    let body = """
      data: {blobs: {samples: 60, features: 4, classes: 3}}
      model: [{dense: 16}, batch-norm, {activation: relu}, {dense: 3}]
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.1}}
      record: \(record)
      \(settings)
      """
    return try PlannedExperiment(
      ExperimentDirective(
        name: "test", position: SourcePosition(file: "c.md", line: 1, column: 1),
        body: DirectiveSource(text: body, file: "c.md", line: 2, column: 1)))
  }

  private func message(_ settings: String, record: String = "loss") -> String {
    do {
      _ = try experiment(settings, record: record)
      return ""
    } catch {
      return (error as? Diagnostics)?.all.first?.message ?? ""
    }
  }

  @Test func samplesAreKeptOutOfTraining() throws {
    let all = try run("batch: 20\nsteps: 30", record: "loss")
    let part = try run(
      "batch: 20\nsteps: 30\nhold-out: 20", record: "[loss, held-out-loss, held-out-accuracy]")
    #expect(all["loss"]?.values != part["loss"]?.values)
    let losses = try #require(part["held-out-loss"]?.values)
    #expect(losses.count == part["loss"]?.values.count)
    #expect(losses.allSatisfy { $0.isFinite })
    #expect(losses[losses.count - 1] < losses[0])
    let accuracies = try #require(part["held-out-accuracy"]?.values)
    // Of 20 samples: the share is a multiple of 1/20.
    #expect(accuracies.allSatisfy { ($0 * 20).rounded() == $0 * 20 })
  }

  @Test func measuringThemChangesNothing() throws {
    let with = try run("batch: 20\nsteps: 9\nhold-out: 20", record: "[loss, held-out-loss]")
    let without = try run("batch: 20\nsteps: 9\nhold-out: 20", record: "[loss]")
    #expect(with["loss"]?.values == without["loss"]?.values)
  }

  /// In evaluation mode batch normalization takes its running averages, which are adopted.
  @Test func runningAveragesAreAdopted() throws {
    let plan = try experiment("batch: 20\nhold-out: 20", record: "held-out-loss")
    var run = plan.points[0].run
    run.precision = .double
    let session = Session(run.network.program, precision: .double, seed: 1)
    let dataset = try run.source.makeDataset()
    session.attach(dataset.features, to: run.network.input)
    if let target = run.network.target { session.attach(dataset.targets, to: target) }
    for step in 0..<50 {
      session.load(Array(step % 2 * 20..<(step % 2 + 1) * 20)[...])
      session.forward(step: step)
    }
    // The last twenty samples, by the network itself.
    session.load(Array(40..<60)[...])
    session.forward(step: 50, isTraining: false)
    let evaluation = Evaluation(try #require(run.heldOut), on: dataset, in: run)
    evaluation.run(session, at: 50)
    #expect(abs(evaluation.session.objective - session.objective) < 1e-12)
  }

  @Test func mistakesAreExplained() {
    #expect(message("hold-out: 60").contains("leaves none to learn from"))
    #expect(message("hold-out: 20\nbatch: 41").contains("when 20 are held out"))
    #expect(message("", record: "held-out-loss").contains("no samples are held out"))
    #expect(message("hold-out: 0").contains("hold-out"))
  }
}
