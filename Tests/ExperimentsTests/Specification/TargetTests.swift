import Engine
import Testing

@testable import Experiments

/// Targets, losses and metrics that do not go together are refused before anything runs.
@Suite struct TargetTests {
  private static func plan(
    _ data: String, _ rest: String, files: [String: String] = [:]
  ) throws -> PlannedExperiment {
    try TemporaryBook.with(files.mapValues { Array($0.utf8) }) { folder in
      try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "test.md", line: 1, column: 15),
          body: DirectiveSource(
            text: "data: \(data)\n\(rest)", file: "test.md", line: 2, column: 1),
          bookFolder: folder))
    }
  }

  private static func run(
    _ data: String, _ rest: String, files: [String: String] = [:]
  ) throws -> ExperimentResult {
    try TemporaryBook.with(files.mapValues { Array($0.utf8) }) { folder in
      let experiment = try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "test.md", line: 1, column: 15),
          body: DirectiveSource(
            text: "data: \(data)\n\(rest)", file: "test.md", line: 2, column: 1),
          bookFolder: folder))
      return experiment.result(
        from: try experiment.jobs().map { try $0.work(CancellationCheck()) })
    }
  }

  private static func error(
    _ data: String, _ rest: String, files: [String: String] = [:]
  ) -> Diagnostic? {
    #expect(throws: Diagnostics.self) { try plan(data, rest, files: files) }?.all.first
  }

  private static let logistic = """
    model: [{dense: 1}]
    loss: binary-cross-entropy
    record: loss
    """

  @Test func targetsOutsideTheRangeOfALossAreRefusedWithTheirPlace() {
    let files = ["b.csv": "a,y\n1,0\n\n2,1\n3,2\n4,5\n"]
    let csv = Self.error("{csv: {file: b.csv, target: y}}", Self.logistic, files: files)
    #expect(csv?.message == "binary-cross-entropy takes targets from 0 to 1; found 2 at b.csv:5:3")
    #expect(csv?.position.line == 4)
    #expect(csv?.notes.joined().contains("write task: classes") == true)
    let table = Self.error("{table: [[1], [2]], targets: [0.5, -0.1]}", Self.logistic)
    #expect(
      table?.message
        == "binary-cross-entropy takes targets from 0 to 1; found -0.1 at row 2 of 'targets'")
    let curve = Self.error("{curve: sine, samples: 32}", Self.logistic)
    #expect(curve?.message.contains("found -") == true)
    #expect(curve?.message.contains("at sample ") == true)
  }

  @Test func shareOfAYesIsATarget() throws {
    _ = try Self.plan("{table: [[1], [2]], targets: [0, 0.75]}", Self.logistic)
  }

  /// Each loss beside targets far outside of any range: it takes them or refuses them.
  @Test(arguments: Terms.losses.entries.map(\.example))
  func everyLossTakesItsTargetsOrRefuses(loss: String) throws {
    let isBounded = loss.hasPrefix("binary") || loss.hasPrefix("softmax")
    for width in [1, 3] {
      let plan = try? Self.plan(
        "{table: [[1], [2]], targets: [-7, 42]}",
        "model: [{dense: \(width)}]\nloss: \(loss)\nrecord: loss")
      if isBounded { #expect(plan == nil) }
      if !isBounded, width == 1 { #expect(plan != nil) }
    }
  }

  @Test func numbersThatMayBeClassesAreToldSo() {
    let error = Self.error(
      "{csv: {file: l.csv, target: label}}",
      "model: [{dense: 3}]\nloss: softmax-cross-entropy\nrecord: loss",
      files: ["l.csv": "x,label\n1,1\n2,2\n3,3\n"])
    #expect(
      error?.message
        == "softmax-cross-entropy needs classes, and the targets of the data are numbers")
    #expect(
      error?.notes == ["if '1', '2', '3' in column 'label' mean classes, write task: classes"])
  }

  @Test(arguments: [
    "{csv: {file: b.csv, target: y}}", "{csv: {file: b.csv, target: y, task: classes}}",
    "{csv: {file: b.csv, target: y, task: binary}}",
  ])
  func twoWordsAreAYesAndANo(data: String) throws {
    let files = ["b.csv": "x,y\n-2,no\n-1,no\n1,yes\n2,yes\n"]
    let result = try Self.run(
      data,
      """
      model: [{dense: 1}]
      loss: binary-cross-entropy
      optimizer: {sgd: {rate: 0.5}}
      steps: 20
      record: {accuracy: last}
      """, files: files)
    #expect(result.metrics[0].measurement.values == [1])
    let softmax = try Self.run(
      data,
      """
      model: [{dense: 2}]
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.5}}
      steps: 20
      record: {accuracy: last}
      """, files: files)
    #expect(softmax.metrics[0].measurement.values == [1])
  }

  @Test(arguments: ["0,1", "1,2", "-1,1"])
  func twoNumbersAreAYesAndANoIfTheAuthorSaysSo(values: String) throws {
    let pair = values.split(separator: ",")
    let files = ["b.csv": "x,y\n-2,\(pair[0])\n-1,\(pair[0])\n1,\(pair[1])\n2,\(pair[1])\n"]
    let result = try Self.run(
      "{csv: {file: b.csv, target: y, task: binary}}",
      """
      model: [{dense: 1}]
      loss: {binary-cross-entropy: {pos-weight: 2}}
      optimizer: {sgd: {rate: 0.5}}
      steps: 20
      record: {accuracy: last}
      """, files: files)
    #expect(result.metrics[0].measurement.values == [1])
  }

  @Test func aThirdValueIsNoBinaryTarget() {
    let error = Self.error(
      "{csv: {file: b.csv, target: y, task: binary}}", Self.logistic,
      files: ["b.csv": "x,y\n1,0\n2,1\n3,2\n"])
    #expect(
      error?.message
        == "b.csv:4:3: a binary target has two values, and column 'y' has 3: '0', '1', '2'")
  }

  /// An estimate of 0 or 1 divides the classes in the middle, a logit at 0.
  @Test func estimatesAreDividedInTheMiddle() throws {
    let result = try Self.run(
      "{table: [[1], [1]], targets: [0, 0], task: binary}",
      """
      model: [{dense: 1, init: {constant: 0.4}, bias: false}]
      loss: mse
      record: accuracy
      """)
    #expect(result.metrics[0].measurement.values == [1])
  }

  @Test(arguments: ["accuracy", "held-out-accuracy", "lesion-accuracy"])
  func probesOfClassesObjectWithoutClasses(probe: String) {
    let cases = [
      ("{curve: sine, samples: 16}", "mse"), ("{noise: {samples: 16, features: 1}}", "sum"),
      ("{table: [[1], [2], [3]], targets: [0, 1, 1]}", "binary-cross-entropy"),
      ("{moons: {samples: 16}}", "wasserstein"), ("{moons: {samples: 16}}", "random-cotangent"),
    ]
    for (data, loss) in cases {
      let error = Self.error(
        data,
        """
        model: [{dense: 1, repeat: 2}]
        loss: \(loss)
        hold-out: 1
        record: {\(probe): last}
        """)
      #expect(error?.message.contains("\(probe) cannot be recorded") == true, "\(data) \(loss)")
    }
  }

  @Test(arguments: [
    ("{moons: {samples: 8}}", "binary-cross-entropy", 1),
    ("{blobs: {samples: 8, features: 2, classes: 3}}", "softmax-cross-entropy", 3),
  ])
  func anActivationBeforeALossOfLogitsIsAWarning(data: String, loss: String, units: Int) throws {
    for activation in Terms.activations.entries.map(\.key) {
      for layers in [
        "{dense: \(units), activation: \(activation)}",
        "{dense: \(units)}, {activation: \(activation)}",
        "{stack: [{dense: \(units)}, {activation: \(activation)}]}",
        "{dense: \(units)}, {activation: \(activation)}, {dropout: 0.5}",
        "{dense: 3}, {stack: {layers: [{dense: \(units), activation: \(activation)}, disturbance]}}",
      ] {
        let warnings = try Self.plan(
          data, "model: [\(layers)]\nloss: \(loss)\nrecord: loss"
        ).warnings
        #expect(warnings.count == (activation == "identity" ? 0 : 1), "\(layers)")
        #expect(warnings.allSatisfy { $0.severity == .warning && $0.position.line == 3 })
        let isNamed =
          layers.contains("layers:") || warnings.first?.message.hasSuffix("'\(activation)'") ?? true
        #expect(isNamed, "\(warnings)")
      }
    }
    let other = try Self.plan(
      "{moons: {samples: 8}}",
      "model: [{dense: 1, activation: sigmoid}]\nloss: mse\nrecord: loss")
    #expect(other.warnings.isEmpty)
  }

  @Test(arguments: [
    (
      "sigmoid", "[100, 300]",
      "the targets go from 100 to 300, and 'sigmoid' keeps the outputs between 0 and 1"
    ),
    (
      "tanh", "[-2, 0]",
      "the targets go from -2 to 0, and 'tanh' keeps the outputs between -1 and 1"
    ),
    ("relu", "[-2, 9]", "the targets go from -2 to 9, and 'relu' keeps the outputs at 0 or above"),
    ("sigmoid", "[0, 1]", nil), ("tanh", "[-1, 1]", nil), ("relu", "[0, 900]", nil),
    ("identity", "[-900, 900]", nil), ("leaky-relu", "[-900, 900]", nil),
  ])
  func outputsThatCannotReachTheirTargetsAreAWarning(
    activation: String, targets: String, message: String?
  ) throws {
    for loss in ["mse", "huber"] {
      for layers in [
        "{dense: 1, activation: \(activation)}", "{dense: 1}, {activation: \(activation)}",
      ] {
        let found = try Self.plan(
          "{table: [[1], [2]], targets: \(targets)}",
          "model: [\(layers)]\nloss: \(loss)\nrecord: loss"
        ).warnings
        #expect(found.map(\.message) == [message].compactMap(\.self))
        #expect(found.allSatisfy { $0.position.line == 3 })
      }
    }
  }

  /// What an activation says of its outputs holds, and is not far from what they come to.
  @Test(arguments: Terms.activations.entries.map(\.key))
  func outputsLieInTheirRange(key: String) throws {
    let activation = try #require(Terms.activations.value(of: key))
    let values = activation.curve(at: (-4000...4000).map { Double($0) / 20 }).values
    let (least, most) = (try #require(values.min()), try #require(values.max()))
    let range = activation.outputRange
    #expect(least >= range.lowerBound && most <= range.upperBound)
    #expect(range.lowerBound.isFinite ? least < range.lowerBound + 0.01 : least < -1)
    #expect(range.upperBound.isFinite ? most > range.upperBound - 0.01 : most > 100)
  }

  @Test func aCriticsLossBesideNumbersIsAWarning() throws {
    let rest = "model: [{dense: 1}]\nloss: wasserstein\nrecord: loss"
    let found = try Self.plan("{curve: sine, samples: 8}", rest).warnings
    #expect(found.count == 1 && found[0].message.hasPrefix("wasserstein divides samples"))
    #expect(found[0].position.line == 4)
    #expect(try Self.plan("{moons: {samples: 8}}", rest).warnings.isEmpty)
  }
}
