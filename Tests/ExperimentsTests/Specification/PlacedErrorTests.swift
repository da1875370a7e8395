import Testing

@testable import Experiments

/// Mistakes that are found while the network is built, each at its place in the model.
@Suite struct PlacedErrorTests {
  /// What is wrong with an experiment, which should be one thing.
  private func error(_ yaml: String) throws -> Diagnostic {
    do {
      _ = try PlannedExperimentTests.plan(yaml)
    } catch let error as Diagnostics {
      #expect(error.all.count == 1)
      return try #require(error.all.first)
    }
    Issue.record("nothing is wrong with this")
    return Diagnostic(at: SourcePosition(file: "", line: 0, column: 0), length: 1, "")
  }

  @Test func branchesThatDoNotFitAreFoundInTheirBlock() throws {
    let error = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model:
        - {dense: 8, activation: relu}
        - residual:
            branch: [{dense: 8}, {dense: 9}]
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message.hasPrefix("model[2]: residual1 expects a branch that hands on 4×8"))
    // The directive's first line is line 2 of the file.
    #expect(error.position.line == 5)
  }

  @Test func layersInsideABranchAreFoundThere() throws {
    let error = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model:
        - {dense: 8, activation: relu}
        - residual:
            branch:
              - {dense: 8}
              - {conv: 4}
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message.hasPrefix("model[2].branch[2]: conv"))
    #expect(error.position.line == 8)
  }

  @Test func layersInsideAStackAreFoundThere() throws {
    let error = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model: [{dense: 2}, {stack: [{dense: 8}, {rnn: 4}], repeat: 3}]
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message.hasPrefix("model[2].stack[2]: rnn"))
    #expect(error.message.contains("sequence"))
    #expect(error.position.line == 3)
  }

  @Test func layersOfAGeneratorAreFoundThere() throws {
    let error = try error(
      """
      data: {ring: {samples: 16}}
      model: [{dense: 1}]
      adversarial:
        noise: 2
        generator:
          - {dense: 2}
          - {lstm: 2}
      loss: wasserstein
      record: loss
      """)
    #expect(error.message.hasPrefix("adversarial.generator[2]: generator-lstm"))
    #expect(error.position.line == 8)
  }

  @Test func oneOutputCannotTellClassesApart() throws {
    let error = try error(
      """
      data: {blobs: {samples: 16, features: 2, classes: 3}}
      model: [{dense: 1}]
      loss: softmax-cross-entropy
      record: loss
      """)
    #expect(error.position.line == 4)
    #expect(error.message.contains("3 outputs, one for each class"))
  }

  @Test func layersThatShareMustFitThemselves() throws {
    let error = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model: [{dense: 8, repeat: 4, shared: true}]
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message.hasPrefix("model[1]: a repetition with shared weights"))
  }

  @Test func onlyRepetitionsShare() throws {
    let error = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model: [{dense: 3, shared: true}]
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message.contains("'repeat' is missing"))
  }

  /// 10⁸ layers would take minutes to make: they are counted first.
  @Test(arguments: ["repeat: 10000", "repeat: 10000, shared: true"])
  func hugeModelsAreRefusedAtOnce(repetition: String) throws {
    let error = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model: [{stack: [{dense: 3, repeat: 10000}], \(repetition)}]
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message == "a network is limited to 100000 layers; this one has 100000000")
  }

  @Test func memoryIsEstimatedBeforeItIsTaken() throws {
    let error = try error(
      """
      data: {noise: {samples: 100000, features: 64}}
      model: [{dense: 65536}]
      loss: random-cotangent
      record: loss
      """)
    #expect(error.message.contains("MB; the limit is 2048 MB"))
  }

  @Test(arguments: ["[{dense: 0}]", "[{conv: 4, size: 0}]", "[]"])
  func sizesOfZeroAreRefused(model: String) throws {
    _ = try error(
      """
      data: {noise: {samples: 4, features: 3}}
      model: \(model)
      loss: random-cotangent
      record: loss
      """)
  }

  @Test(arguments: [
    ("{table: [[1, 2], [3]]}", "all rows must be of one length"),
    ("{table: [[1], [2]], targets: [1]}", "a target for each sample"),
    ("{table: [[1], [2]], targets: [1, 2], task: binary}", "0 or 1"),
    ("{table: [[1], [a]]}", "a number"),
  ])
  func tablesMustBeTables(data: String, message: String) throws {
    let error = try error("data: \(data)\nmodel: [{dense: 1}]\nloss: sum\nrecord: loss")
    #expect(error.message.contains(message))
  }
}
