import Experiments

/// A metric that a figure draws, as its author named it.
struct MetricReference: Sendable {
  var name: String
  var position: SourcePosition
  var length: Int

  init(_ value: ValueReader, example: String = "loss") {
    name = value.name(example: example)
    position = value.position
    length = value.node?.length ?? 1
  }

  /// A metric that the author left to the figure.
  init(_ name: String, at position: SourcePosition) {
    self.name = name
    self.position = position
    length = 1
  }

  /// What is wrong with the metric in an experiment: it is not recorded, holds texts where numbers are
  /// wanted or the other way round, or `check` of its axes says so.
  func check(
    in experiment: ResultSchema.Experiment, holdsText: Bool = false,
    axes check: ([Measurement.Axis]) -> [Diagnostic]
  ) -> [Diagnostic] {
    if let metric = experiment.metric(name) {
      if metric.isText == holdsText { return check(metric.axes) }
      return [
        Diagnostic(
          at: position, length: length,
          holdsText ? "'\(name)' holds numbers, no texts" : "'\(name)' holds texts, no numbers",
          notes: holdsText ? [] : ["the kind of figure for them is 'texts'"])
      ]
    }
    let names = experiment.metrics.map(\.name)
    return [
      Diagnostic(
        at: position, length: length,
        "the experiment '\(experiment.name)' does not record '\(name)'",
        suggestion: SpellingSuggestion.nearest(name, among: names),
        notes: [
          "it records \(names.map { "'\($0)'" }.joined(separator: ", ")); add '\(name)' to its record"
        ])
    ]
  }
}
