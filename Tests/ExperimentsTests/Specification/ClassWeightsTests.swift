import Testing

@testable import Engine
@testable import Experiments

/// Every way to write class weights, down to the loss that is computed with them.
@Suite struct ClassWeightsTests {
  private static let table = "{table: [[1], [2], [3], [4]], targets: [0, 0, 0, 2], task: classes}"

  private static func body(_ data: String, _ weights: String, outputs: Int, _ rest: String)
    -> String
  {
    """
    data: \(data)
    model: [{dense: \(outputs), init: {constant: 0.25}}]
    loss: {softmax-cross-entropy: {class-weights: \(weights)}}
    precision: double
    record: {loss: first}
    \(rest)
    """
  }

  private static func plan(
    _ weights: String, _ rest: String = "", data: String = table, outputs: Int = 3,
    files: [String: String] = [:]
  ) throws -> PlannedExperiment {
    try TemporaryBook.with(files.mapValues { Array($0.utf8) }) { folder in
      try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "c.md", line: 1, column: 1),
          body: DirectiveSource(
            text: body(data, weights, outputs: outputs, rest), file: "c.md", line: 2, column: 1),
          bookFolder: folder))
    }
  }

  /// The weights that a run computes with.
  private static func weights(_ plan: PlannedExperiment) -> [Double]? {
    plan.points[0].run.network.program.graph.operations.lazy
      .compactMap { ($0 as? SoftmaxCrossEntropyOperation)?.weights }.first
  }

  private static func errors(
    _ weights: String, _ rest: String = "", data: String = table, outputs: Int = 3,
    files: [String: String] = [:]
  ) -> [Diagnostic] {
    #expect(throws: Diagnostics.self) {
      try plan(weights, rest, data: data, outputs: outputs, files: files)
    }?.all ?? []
  }

  private static let two = "{table: [[1], [2], [3], [4]], targets: [0, 0, 0, 1], task: binary}"

  @Test func aListIsInTheOrderOfTheClasses() throws {
    #expect(try Self.weights(Self.plan("[1, 2, 4]")) == [1, 2, 4])
    let error = Self.errors("[1, 2]").first
    #expect(error?.message.contains("there are 2 class weights for 3 outputs") == true)
    #expect(error?.position.line == 4)
  }

  /// scikit-learn: compute_class_weight("balanced", classes=[0, 1], y=[0, 0, 0, 1]) = [0.667, 2].
  @Test func balancedWeightsAreThoseOfScikitLearn() throws {
    let found = try #require(
      try Self.weights(Self.plan("balanced", data: Self.two, outputs: 2)))
    #expect(found == [4.0 / 6, 2])
  }

  /// Weights are those of the samples that are learned from.
  @Test func heldOutSamplesDoNotCount() throws {
    let rest = "hold-out: {samples: 1, choose: random, seed: 3}"
    let table = "{table: [[1], [2], [3], [4], [5]], targets: [0, 0, 0, 1, 1], task: binary}"
    let plan = try Self.plan("balanced", rest, data: table, outputs: 2)
    let data = try plan.points[0].run.preparedDataset()
    let ones = data.targets.dropLast(1).reduce(0, +)
    #expect(try #require(Self.weights(plan)) == [4 / (2 * (4 - ones)), 4 / (2 * ones)])
    let last = try Self.plan(
      "balanced", "hold-out: {samples: 1, choose: last}", data: table, outputs: 2)
    #expect(try #require(Self.weights(last)) == [4.0 / 6, 2])
  }

  @Test func aClassWithoutSamplesHasNoBalancedWeight() {
    #expect(Self.errors("balanced").first?.message.contains("no sample of the class '1'") == true)
    let held = Self.errors(
      "balanced", "hold-out: {samples: 1, choose: last}", data: Self.two, outputs: 2)
    #expect(held.first?.message.contains("no sample of the class '1'") == true)
  }

  private static let animals = ["a.csv": "x,y\n1,cat\n2,dog\n3,cat\n4,\"a bee\"\n"]
  private static let csv = "{csv: {file: a.csv, target: y}}"

  @Test func labelsNameTheirClasses() throws {
    let found = try Self.plan("{dog: 4, a bee: 0.5}", data: Self.csv, files: Self.animals)
    // In alphabetical order: a bee, cat, dog.
    #expect(Self.weights(found) == [0.5, 1, 4])
    #expect(try Self.weights(Self.plan("{2: 3}")) == [1, 1, 3])
  }

  @Test func aLabelThatIsNotThereIsAnErrorAtItsPlace() {
    let errors = Self.errors("{dogg: 4, cat: 2}", data: Self.csv, files: Self.animals)
    #expect(errors.map(\.message) == ["the data has no class 'dogg'"])
    #expect(errors.first?.suggestion == "dog")
    #expect(errors.first?.position == SourcePosition(file: "c.md", line: 4, column: 48))
  }

  @Test(arguments: [
    ("balance", "must be 'balanced'"), ("[0, 1, 1]", "must be a number above 0"),
    ("{0: -1}", "must be a number above 0"), ("3", "must be 'balanced'"),
    ("\"balanced\"", "must be 'balanced'"),
  ])
  func whatIsNoneIsRefused(weights: String, message: String) {
    let errors = Self.errors(weights)
    #expect(errors.count == 1 && errors[0].message.contains(message), "\(errors)")
  }

  @Test func numbersHaveNoClassesToWeigh() {
    let errors = Self.errors("balanced", data: "{curve: sine, samples: 8}")
    #expect(errors.first?.message.contains("needs classes") == true)
  }

  /// By hand, before and after an update.
  @Test func theLossIsTheWeightedMean() throws {
    let body = """
      data: {table: [[1], [2]], targets: [0, 1], task: classes}
      model: [{dense: 2, init: {constant: 1}, bias: false}]
      loss: {softmax-cross-entropy: {class-weights: {1: 3}}}
      optimizer: {sgd: {rate: 1}}
      steps: 1
      precision: double
      record: {loss: every 1}
      """
    let losses = try PlannedExperimentTests.run(body).metrics[0].measurement.values
    let ln2 = 0.6931471805599453
    #expect(abs(losses[0] - ln2) < 1e-12)
    // ∂W of class 0 is (−1·1·½ + 3·2·½)/4 = 0.625, of class 1 its negative; after the update z₁ − z₀ = 1.25·x.
    let first = PortableMath.log(1 + PortableMath.exp(1.25))
    let second = PortableMath.log(1 + PortableMath.exp(-2.5))
    #expect(abs(losses[1] - (first + 3 * second) / 4) < 1e-12)
  }
}
