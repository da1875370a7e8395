import Engine
import Testing

@testable import Experiments

@Suite struct HoldOutChoiceTests {
  /// Samples numbered by their only feature, with targets of a kind.
  private func dataset(_ targets: [Double], _ kind: Dataset.Targets) -> Dataset {
    Dataset(
      sampleShape: [1], sampleCount: targets.count, features: targets.indices.map(Double.init),
      kind: kind, targets: targets)
  }

  @Test(arguments: [1, 2, 5, 7, 20, 59], [0, 1, 2])
  func classesAreHeldOutInProportion(count: Int, seed: Int) {
    let sizes = [30, 20, 10]
    let targets = sizes.enumerated().flatMap { [Double](repeating: Double($0), count: $1) }
    let chosen = dataset(targets, .classes(3)).movingToEnd(count, seed: seed)
    #expect(chosen.features.sorted() == (0..<60).map(Double.init))
    #expect(zip(chosen.features, chosen.targets).allSatisfy { targets[Int($0)] == $1 })
    let (training, held) = (chosen.features.prefix(60 - count), chosen.features.suffix(count))
    // Both keep the order of the file.
    #expect(Array(training) == training.sorted() && Array(held) == held.sorted())
    for (label, size) in sizes.enumerated() {
      let found = chosen.targets.suffix(count).count { $0 == Double(label) }
      let exact = Double(count * size) / 60
      #expect(Double(found) >= exact.rounded(.down) && Double(found) <= exact.rounded(.up))
    }
    #expect(
      dataset(targets, .classes(3)).movingToEnd(count, seed: seed).features == chosen.features)
  }

  @Test func otherSeedsDrawOthers() {
    let numbers = (0..<40).map(Double.init)
    let draws = (0..<5).map { dataset(numbers, .real(1)).movingToEnd(10, seed: $0).features }
    #expect(Set(draws).count == 5)
    #expect(draws.allSatisfy { $0.suffix(10) != numbers.suffix(10) })
  }

  private func heldOut(_ settings: String, _ rows: String) throws -> [Double] {
    try TemporaryBook.with(["a.csv": Array(rows.utf8)]) { folder in
      let experiment = try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "c.md", line: 1, column: 1),
          body: DirectiveSource(
            text: """
              data: {csv: {file: a.csv, target: y}}
              model: [{dense: 3}]
              loss: softmax-cross-entropy
              record: held-out-loss
              hold-out: \(settings)
              """, file: "c.md", line: 2, column: 1), bookFolder: folder))
      let run = experiment.points[0].run
      return try run.preparedDataset().targets.suffix(run.heldOut?.count ?? 0)
    }
  }

  @Test func sortedFilesAreHeldOutFairly() throws {
    let rows =
      "x,y\n" + ["a", "b", "c"].flatMap { label in (0..<10).map { "\($0),\(label)\n" } }.joined()
    #expect(try heldOut("6", rows) == [0, 0, 1, 1, 2, 2])
    #expect(try heldOut("{samples: 6}", rows) == [0, 0, 1, 1, 2, 2])
    #expect(try heldOut("{samples: 6, choose: last}", rows) == [2, 2, 2, 2, 2, 2])
    #expect(try heldOut("{samples: 7, choose: random, seed: 3}", rows).count == 7)
  }

  private static let sorted = """
    model: [{dense: 1}]
    loss: binary-cross-entropy
    record: {held-out-accuracy: last}
    """

  @Test func sortedTablesAreHeldOutFairly() throws {
    let table =
      "data: {table: [[1], [2], [3], [4]], targets: [0, 0, 1, 1], task: binary}\n\(Self.sorted)\n"
    let fair = try PlannedExperimentTests.plan(table + "hold-out: 2")
    #expect(try fair.points[0].run.preparedDataset().targets.suffix(2) == [0, 1])
    #expect(fair.warnings.isEmpty)
    let last = try PlannedExperimentTests.plan(table + "hold-out: {samples: 2, choose: last}")
    #expect(
      last.warnings.map(\.message) == [
        "nothing is learned of the class '1': all its samples are held out"
      ])
    #expect(last.warnings.first?.notes.first?.contains("choose: random") == true)
    #expect(last.warnings.first?.position.line == 6)
    let most = try PlannedExperimentTests.plan(
      "data: {table: [[1], [2], [3], [4]], targets: [0, 1, 1, 1], task: binary}\n\(Self.sorted)\n"
        + "hold-out: {samples: 2, choose: last}")
    #expect(most.warnings.map(\.message) == ["no sample of the class '0' is held out"])
  }

  /// The last samples of every dataset of the vocabulary are as good as any others, or are not the ones held out.
  @Test(arguments: Terms.datasets.entries.map(\.key))
  func theLastSamplesAreAFairShare(key: String) throws {
    let entry = try #require(Terms.datasets[key])
    // Those that read files, which the tests above look at.
    guard let source = try? DatasetTests.source(entry.example), source.files.isEmpty else { return }
    guard !source.isOrdered else { return }
    let text = entry.example.replacing(/samples: \d+/, with: "samples: 600")
    let data = try DatasetTests.source(text).makeDataset()
    guard data.targets.count == data.sampleCount, data.sampleCount >= 600 else { return }
    let (learned, held) = (data.targets.dropLast(200), data.targets.suffix(200))
    let (mean, other) = (
      learned.reduce(0, +) / Double(learned.count), held.reduce(0, +) / Double(held.count)
    )
    let variance = learned.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(learned.count)
    // Five standard deviations of the difference of the two means.
    #expect(abs(mean - other) <= 5 * (variance * (1.0 / 200 + 1.0 / 400)).squareRoot(), "\(text)")
    if case .real = data.kind { return }
    #expect(Set(held) == Set(data.targets), "\(text)")
  }

  /// Generated samples come in a random order: the last ones stay the ones that are held out.
  @Test func generatedDataKeepsItsLastSamples() throws {
    let body = """
      data: {blobs: {samples: 30, features: 2, classes: 3}}
      model: [{dense: 3}]
      loss: softmax-cross-entropy
      record: held-out-loss
      hold-out: 10
      """
    let run = try PlannedExperimentTests.plan(body).points[0].run
    #expect(try run.preparedDataset().features == run.source.makeDataset().features)
  }

  @Test func thePageSaysHowTheyWereChosen() throws {
    try TemporaryBook.with(["a.csv": Array("x,y\n1,a\n2,b\n3,a\n4,b\n".utf8)]) { folder in
      let experiment = try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "c.md", line: 1, column: 1),
          body: DirectiveSource(
            text: """
              data: {csv: {file: a.csv, target: y}}
              model: [{dense: 2}]
              loss: softmax-cross-entropy
              record: held-out-loss
              hold-out: 2
              """, file: "c.md", line: 2, column: 1), bookFolder: folder))
      let said = experiment.summary.first { $0.name == "hold-out" }?.value
      #expect(said == "2, drawn at random from each class in proportion")
    }
  }
}
