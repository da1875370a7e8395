import Charts
import Experiments

/// Texts that a model writes at several steps of training, of the first seed.
struct TextsFigure: FigureKind {
  var metric: MetricReference
  var selection: Selection
  /// Lines of each text in the picture; its table has them whole.
  var lines: Int
  var names: ShownNames

  /// More texts than this are a list, not a figure.
  private static let most = 12

  /// `texts: {metric: sample-text, select: {step: [0, 100, 500]}, lines: 4}`
  init(_ keys: inout MappingReader) {
    metric =
      keys.optionalMain("metric").map { MetricReference($0, example: "sample-text") }
      ?? MetricReference("sample-text", at: keys.position)
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    lines = keys.optional("lines")?.integer(in: 1...40, example: 4) ?? 4
    names = ShownNames(keys.optional("labels"))
  }

  var drawnMetrics: [String] { [metric.name] }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metric.check(in: experiment, holdsText: true) { axes in
        let problems = selection.check(axes)
        let count = selection.count(of: axes)
        guard problems.isEmpty, count > Self.most else { return problems }
        return [
          Diagnostic(
            at: metric.position, length: metric.length,
            "\(count) texts are too many for a figure, which shows \(Self.most) at most",
            notes: ["choose some, as in select: {step: [0, 100, 500]}"])
        ]
      }
    }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let passages = source.experiments.flatMap { experiment in
      self.passages(of: experiment, prefix: source.experiments.count > 1 ? experiment.name : "")
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: .hidden, y: .hidden,
      marks: [Passages(passages, lines: lines)])
  }

  private func passages(of experiment: ExperimentResult, prefix: String) -> [Passage] {
    guard let written = experiment.text(metric.name) else { return [] }
    // A measurement of the places of the texts is selected from as any other.
    let places = Measurement(
      axes: written.axes, values: written.strings.indices.map(Double.init))
    let chosen = selection.apply(to: places)
    let single = chosen.selectingFirst("seed") ?? chosen
    return Slice.slices(of: single, along: []).compactMap { slice in
      guard let place = slice.places.first?.first else { return nil }
      return Passage(
        names.shown([prefix, slice.name].joined(nonEmpty: ", ")), written.strings[Int(place)])
    }
  }
}

extension Selection {
  /// How many combinations of labels are left of some axes, seeds aside; an axis whose labels are not
  /// known yet counts as one.
  func count(of axes: [Measurement.Axis], besides drawn: Set<String> = []) -> Int {
    remaining(of: axes).filter { $0.name != "seed" && !drawn.contains($0.name) }.reduce(1) {
      count, axis in
      let chosen = terms.first { $0.axis == axis.name }?.choice.labels.count
      return count * max(1, chosen ?? axis.labels.count)
    }
  }
}
