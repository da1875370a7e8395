import Testing

@testable import Experiments

@Suite struct SettingsWithoutEffectTests {
  private static let own = """
    data: {noise: {samples: 4, features: 4}}
    model: [{dense: 4, init: {constant: 2}}]
    loss: random-cotangent
    record: loss
    """
  private static let shared = """
    data: {noise: {samples: 4, features: 4}}
    model: [{dense: 4, activation: tanh}]
    loss: random-cotangent
    record: loss
    """

  private func warnings(_ yaml: String) throws -> [Diagnostic] {
    try PlannedExperimentTests.plan(yaml).warnings
  }

  @Test(arguments: [
    ("sweep: [{label: two}, {label: three, init: {constant: 3}}]", "'init' changes no run", 38),
    ("sweep: [{label: a, init: he}, {label: b, init: zeros}]", "'init' changes no run", 20),
    ("sweep: [{label: a}, {label: b, init: he, steps: 9, optimizer: {sgd: 1}}]", "'init'", 32),
    ("sweep: {init: [he, xavier]}", "'init' changes no run", 9),
    ("sweep: {init.constant: [1, 2], activation: [tanh, relu]}", "'init.constant' changes", 9),
    ("sweep: {optimizer.sgd.rate: [1, 2]}", "'optimizer.sgd.rate' changes", 9),
    ("sweep: {batch: [2, 4, 4.0]}", "", 0),
    ("init: he", "'init' changes no run", 1),
    ("optimizer: {sgd: 1}", "'optimizer' changes no run", 1),
    ("batch: 2\nsweep: {shuffle: [true, yes, false]}", "make the same runs", 25),
    ("sweep: {shuffle: [true, false]}", "'shuffle' changes no run", 9),
    ("shuffle: false", "'shuffle' changes no run", 1),
    ("shuffle: true\nbatch: 4", "'shuffle' changes no run", 1),
    ("steps: 10", "nothing is learned in these steps", 1),
    ("sweep: [{label: a}, {label: b}]", "'a' and 'b' make the same runs", 21),
    ("sweep: [{label: a}, {label: b, steps: 0}]", "'a' and 'b' make the same runs", 21),
    (
      "sweep: [{label: a, batch: 2}, {label: b}, {label: c, batch: 2}]",
      "'a' and 'c' make the same runs", 43
    ),
  ])
  func areWarnings(settings: String, message: String, column: Int) throws {
    let model =
      settings.contains("activation")
      ? Self.own.replacing("{constant: 2}}", with: "{constant: 2}, activation: tanh}") : Self.own
    guard !message.isEmpty else {
      #expect(throws: Diagnostics.self) { try warnings("\(model)\n\(settings)") }
      return
    }
    let found = try warnings("\(model)\n\(settings)")
    let first = try #require(found.first, "\(settings)")
    #expect(first.severity == .warning)
    #expect(first.message.contains(message))
    #expect(first.position.line == (settings.hasPrefix("batch") ? 7 : 6))
    #expect(first.position.column == column)
  }

  /// What holds anyway may be said, if another value would make a difference.
  @Test(arguments: [
    "sweep: [{label: plain, clip: none}, {label: clipped, clip: {norm: 1}}]",
    "sweep: [{label: plain, clip: none}]",
    "sweep: [{label: a, init: xavier}, {label: b, init: he}]",
    "sweep: [{label: a, init: xavier}]",
    "sweep: [{label: a, activation: tanh}, {label: b, activation: relu}]",
    "sweep: [{label: a, batch: 4}, {label: b, batch: 2}]",
    "sweep: [{label: a, precision: float}, {label: b, precision: double}]",
    "sweep: {init: [he, xavier], activation: [tanh, relu]}",
    "steps: 2\nsweep: {optimizer.sgd.rate: [1, 2]}",
    "optimizer: {sgd: 1}\nsteps: 2\nsweep: [{label: a, steps: 0}, {label: b}]",
    "sweep: [{label: a}, {label: b, model: [{dense: 4, init: zeros}]}]\ninit: he",
    "steps: 1\noptimizer: {sgd: 1}\nsweep: [{label: a, freeze: none}, {label: b, freeze: [1]}]",
    "sweep: {regularize.l2: [0, 1e-4]}",
    "sweep: [{label: a}, {label: b, subnormals: keep}]", "sweep: {subnormals: [flush, keep]}",
    "shuffle: false\nbatch: 2",
    "shuffle: false\nsweep: {batch: [2, 4]}",
    "steps: 3\nclip: {weights: 0.1}",
    "steps: 3\nsweep: [{label: a}, {label: b, optimizer: {sgd: 1}}]",
    "sweep: [{label: a}, {label: b, batch: 2}]",
  ])
  func whatMakesADifferenceIsNone(settings: String) throws {
    #expect(try warnings("\(Self.shared)\n\(settings)").isEmpty)
  }

  @Test(arguments: [
    ("{loss: every 1000}", 10, "loss is recorded every 1000 steps, and there are only 10", 10),
    ("[weight-norm, loss: every 11]", 10, "loss is recorded every 11 steps", 23),
    ("{loss: every 10}", 10, "", 0), ("{loss: every 10}", 0, "", 0),
    ("{saturated-fraction: first}", 0, "saturated-fraction means nothing here", 10),
    ("[dead-fraction]", 0, "dead-fraction means nothing here", 10),
  ])
  func recordsThatSayLittleAreWarnings(
    record: String, steps: Int, message: String, column: Int
  ) throws {
    let body = """
      data: {noise: {samples: 4, features: 4}}
      model: [{dense: 4, repeat: 2}]
      loss: random-cotangent
      optimizer: {sgd: 0.1}
      record: \(record)
      """
    let found = try warnings(body + (steps > 0 ? "\nsteps: \(steps)" : "\nclip: none"))
      .filter { !$0.message.contains("'optimizer'") }
    #expect(found.count == (message.isEmpty ? 0 : 1), "\(found)")
    #expect(found.allSatisfy { $0.message.hasPrefix(message) })
    #expect(
      found.allSatisfy { $0.position == SourcePosition(file: "test.md", line: 6, column: column) })
  }

  /// One layer that can be flat, at one point of a sweep, is enough.
  @Test(arguments: [
    "[{dense: 4}, {activation: relu}]", "[{dense: 4, activation: tanh}, {dense: 4}]",
    "[{stack: [{dense: 4, bias: false}, batch-norm, {activation: relu}]}]",
  ])
  func flatLayersAreMeasured(model: String) throws {
    let body = "data: {noise: {samples: 4, features: 4}}\nloss: sum\nrecord: dead-fraction\n"
    #expect(try warnings(body + "model: \(model)").isEmpty)
    #expect(
      try warnings(
        body + "model: [{dense: 4, activation: relu}]\nsweep: {activation: [identity, relu]}"
      ).isEmpty)
  }

  @Test func whatIsInheritedIsNotTheAuthorsMistake() throws {
    func directive(_ name: String, _ body: String) -> ExperimentDirective {
      ExperimentDirective(
        name: name, position: SourcePosition(file: "c.md", line: 1, column: 1),
        body: DirectiveSource(text: body, file: "c.md", line: 2, column: 1))
    }
    let base = directive("base", Self.shared + "\ninit: he")
    let derived = directive("derived", "based-on: base\nmodel: [{dense: 4, init: zeros}]")
    let trees = ExperimentTrees([base, derived])
    #expect(try PlannedExperiment(derived, in: trees).warnings.isEmpty)
    #expect(try PlannedExperiment(base, in: trees).warnings.isEmpty)
  }
}
