import Experiments

/// Training of a fixed kind and size, to be timed beside other engines. It is stated as an author would.
struct Workload: Sendable {
  var name: String
  var summary: String
  /// How many parts of equal length the training has, such as the layers of a pre-training.
  var phaseCount = 1
  var body: String

  func experiment() throws -> PlannedExperiment {
    try PlannedExperiment(
      ExperimentDirective(
        name: name, position: SourcePosition(file: name, line: 1, column: 1),
        body: DirectiveSource(text: body, file: name, line: 1, column: 1)))
  }
}
