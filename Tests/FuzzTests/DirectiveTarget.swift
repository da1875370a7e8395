import Experiments

/// The body of an experiment.
enum DirectiveTarget {
  static func problem(with text: String) -> String? {
    let source = DirectiveSource(text: text, file: "f.md", line: 3, column: 1)
    let directive = ExperimentDirective(
      name: "x", position: SourcePosition(file: "f.md", line: 3, column: 1), body: source,
      bookFolder: "/nowhere")
    do throws(Diagnostics) {
      let experiment = try PlannedExperiment(directive)
      let labels = Set(experiment.jobs().map(\.label))
      let count = experiment.points.count * experiment.seedCount
      return labels.count == count ? nil : "two runs have one name"
    } catch {
      return FuzzTarget.problem(
        with: error.all, of: source.text, file: source.file, firstLine: 3)
    }
  }
}
