import Experiments

/// A training run of a fixed size, to be timed beside other engines. It is stated as an author would.
struct Workload {
  var name: String
  var steps: Int
  var body: String

  static let all = [
    Workload(
      name: "W1", steps: 2000,
      body: """
        data: {spirals: {samples: 512}}
        model:
          - {dense: 64, activation: sigmoid, repeat: 20}
          - {dense: 1}
        init: xavier
        loss: binary-cross-entropy
        optimizer: {sgd: {rate: 0.1}}
        batch: 128
        steps: 2000
        record: {loss: every 1, gradient-norm: every 1}
        """)
  ]

  func experiment() throws -> PlannedExperiment {
    try PlannedExperiment(
      ExperimentDirective(
        name: name, position: SourcePosition(file: name, line: 1, column: 1),
        body: DirectiveSource(text: body, file: name, line: 1, column: 1)))
  }
}
