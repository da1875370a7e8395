import Charts
import Experiments

/// Pictures side by side: what each unit responds to, reconstructions, digits.
///
/// The metric has the axes `row` and `column`; every other one gives pictures. Values on both sides of
/// zero are shown on both sides of a neutral colour. Over seeds there is nothing to average, so the first
/// is shown.
struct ImagesFigure: FigureKind {
  var metric: MetricReference
  var selection: Selection
  /// How many pictures stand in a row.
  var columns: Int?
  var label: String?
  var names: ShownNames

  /// `images: {metric: receptive-fields, columns: 8}`
  init(_ keys: inout MappingReader) {
    metric = MetricReference(keys.main("metric"), example: "receptive-fields")
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    columns = keys.optional("columns")?.integer(in: 1...20, example: 8)
    label = keys.optional("label")?.label()
    names = ShownNames(keys.optional("labels"))
  }

  private func selection(of axes: [Measurement.Axis]) -> Selection {
    selection.orLast("step", of: axes, drawing: [], at: metric.position)
  }

  var drawnMetrics: [String] { [metric.name] }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metric.check(in: experiment) { axes in
        let selection = selection(of: axes)
        let remaining = selection.remaining(of: axes).map(\.name)
        guard remaining.contains("row"), remaining.contains("column") else {
          return [notPictures(in: experiment)]
        }
        return selection.check(axes)
      }
    }
  }

  private func notPictures(in experiment: ResultSchema.Experiment) -> Diagnostic {
    let pictures = experiment.metrics.filter { metric in
      ["row", "column"].allSatisfy { name in metric.axes.contains { $0.name == name } }
    }.map(\.name)
    return Diagnostic(
      at: metric.position, length: metric.length, "'\(metric.name)' is no picture",
      suggestion: pictures.count == 1 ? pictures[0] : nil,
      notes: [
        pictures.isEmpty
          ? "'\(experiment.name)' records none: a picture has the axes 'row' and 'column'"
          : "'\(experiment.name)' records \(pictures.map { "'\($0)'" }.joined(separator: ", "))"
      ])
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let pictures = source.experiments.flatMap { experiment in
      self.pictures(of: experiment, prefix: source.experiments.count > 1 ? experiment.name : "")
    }
    let hasNegatives = pictures.contains { $0.rows.joined().contains { $0 < 0 } }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: .hidden, y: .hidden,
      marks: [Pictures(pictures, columns: columns)],
      colors: ColorScale(
        label ?? MetricLabel.label(of: metric.name),
        hasNegatives ? .diverging(center: 0) : .sequential))
  }

  private func pictures(of experiment: ExperimentResult, prefix: String) -> [Picture] {
    guard let measured = experiment.drawn(metric.name) else { return [] }
    let chosen = selection(of: measured.axes).apply(to: measured)
    let single = chosen.selectingFirst("seed") ?? chosen
    guard let width = single.axes.first(where: { $0.name == "column" })?.labels.count else {
      return []
    }
    return Slice.slices(of: single, along: ["row", "column"]).compactMap { slice in
      // A unit that another network of the sweep has and this one does not.
      guard slice.places.contains(where: { !$0.isEmpty }) else { return nil }
      let values = slice.places.map { $0.first ?? .nan }
      let words = ([prefix] + slice.names).filter { !$0.isEmpty }
      return Picture(
        names.shown(words.last ?? ""), in: names.shown(words.dropLast().joined(separator: ", ")),
        stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) })
    }
  }
}
