import Testing

@testable import Experiments

@Suite struct ExperimentTreesTests {
  private static func directive(
    _ name: String, _ yaml: String, defaults: [String] = []
  ) throws -> ExperimentDirective {
    ExperimentDirective(
      name: name, position: SourcePosition(file: "\(name).md", line: 1, column: 15),
      body: DirectiveSource(text: yaml, file: "\(name).md", line: 2, column: 1),
      defaults: try defaults.map { yaml in
        try YAMLReader.parse(DirectiveSource(text: yaml, file: "index.md", line: 2, column: 1))
          .decode(ExperimentDefaults.init)
      })
  }

  private static let base = """
    data: {noise: {samples: 4, features: 4}}
    model: [{dense: 4, activation: tanh, repeat: 3}]
    loss: random-cotangent
    optimizer: {sgd: {rate: 0.1}}
    clip: {norm: 1}
    seeds: 2
    record: loss
    """

  /// The settings of an experiment's only point.
  private func settings(_ name: String, of directives: [ExperimentDirective]) throws -> [KeyInput] {
    let directive = try #require(directives.first { $0.name == name })
    return try PlannedExperiment(directive, in: ExperimentTrees(directives)).points[0].settings
  }

  private func diagnostic(_ directives: [ExperimentDirective]) throws -> Diagnostic {
    do {
      for directive in directives {
        _ = try PlannedExperiment(directive, in: ExperimentTrees(directives))
      }
    } catch {
      return try #require(error.all.first)
    }
    Issue.record("no error was found")
    throw Diagnostics([])
  }

  @Test func aBaseIsRepeatedButForWhatIsGiven() throws {
    let directives = [
      try Self.directive("deep", "based-on: wide\nrepeat: 9\nseeds: 1"),
      try Self.directive(
        "wide", "based-on: base\noptimizer.sgd.rate: 0.5\nactivation: relu\nclip:\n"),
      try Self.directive("base", Self.base),
    ]
    let base = try settings("base", of: directives)
    let deep = try settings("deep", of: directives)
    let changes = KeyDifference(from: KeyInputs(base), to: KeyInputs(deep)).changes
    #expect(
      changes == [
        .changed(name: "spec.model.0.activation", from: "tanh", to: "relu"),
        .changed(name: "spec.model.0.repeat", from: "3", to: "9"),
        .changed(name: "spec.optimizer.sgd.rate", from: "0.1", to: "0.5"),
        .removed(name: "spec.clip.norm", value: "1"),
      ])
    #expect(
      try PlannedExperiment(directives[0], in: ExperimentTrees(directives)).seedCount == 1)
  }

  @Test func anEqualExperimentHasTheSameKeys() throws {
    let directives = [
      try Self.directive("base", Self.base), try Self.directive("copy", "based-on: base"),
    ]
    let trees = ExperimentTrees(directives)
    let keys = try directives.map { try PlannedExperiment($0, in: trees).jobs().map(\.key) }
    #expect(keys[0] == keys[1])
  }

  @Test func defaultsFillInWhatIsMissing() throws {
    let directive = try Self.directive(
      "base", Self.base, defaults: ["precision: double\nseeds: 7", "precision: float\nsteps: 3"])
    let settings = try settings("base", of: [directive])
    #expect(settings.contains(KeyInput("spec.precision", "double")))
    #expect(settings.contains(KeyInput("spec.steps", "3")))
    #expect(try PlannedExperiment(directive).seedCount == 2)
  }

  @Test func aDefaultForAnUnknownKeyIsAnError() throws {
    let error = #expect(throws: Diagnostics.self) {
      try Self.directive("base", Self.base, defaults: ["precison: double"])
    }
    #expect(error?.all.first?.suggestion == "precision")
  }

  @Test func errorsStandWhereTheyWereMade() throws {
    let base = try Self.directive("base", Self.base)
    let unknown = try diagnostic([base, try Self.directive("copy", "based-on: bse")])
    #expect(unknown.position == SourcePosition(file: "copy.md", line: 2, column: 11))
    #expect(unknown.suggestion == "base")
    let key = try diagnostic([base, try Self.directive("copy", "based-on: base\nrepaet: 4")])
    #expect(key.position == SourcePosition(file: "copy.md", line: 3, column: 1))
    #expect(key.suggestion == "repeat")
    let value = try diagnostic([
      try Self.directive("base", Self.base, defaults: ["steps: many"])
    ])
    #expect(value.position == SourcePosition(file: "index.md", line: 2, column: 8))
    let circle = try diagnostic([
      try Self.directive("a", "based-on: b"), try Self.directive("b", "based-on: a"),
    ])
    #expect(circle.message == "'a' would be based on itself")
  }
}
