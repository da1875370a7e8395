import Charts
import Experiments

/// A sweep as a table: a row for each of its points, a column for each metric, a bar in each cell.
///
/// A cell is the median over the seeds with their range. Of steps the last one counts, unless the
/// author selects another.
struct TableFigure: FigureKind {
  var metrics: [MetricReference]
  var selection: Selection
  var names: ShownNames

  /// More rows than this are data, not a table to read.
  private static let mostRows = 40

  /// `table: {metrics: [loss, accuracy], select: {layer: first}}`
  init(_ keys: inout MappingReader) {
    metrics = keys.main("metrics").oneOrMore(example: "[loss, accuracy]") { MetricReference($0) }
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    names = ShownNames(keys.optional("labels"))
  }

  /// What is read of one metric; a selection may concern only some of them.
  private func selection(of axes: [Measurement.Axis], at position: SourcePosition) -> Selection {
    selection.restricted(to: axes).orLast("step", of: axes, drawing: [], at: position)
  }

  var drawnMetrics: [String] { metrics.map(\.name) }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metrics.flatMap { metric in
        metric.check(in: experiment) { axes in
          let count = selection(of: axes, at: metric.position).count(of: axes)
          guard count > Self.mostRows else { return [] }
          return [
            Diagnostic(
              at: metric.position, length: metric.length,
              "'\(metric.name)' has \(count) values; a table shows \(Self.mostRows) rows at most",
              notes: ["choose some, as in select: {layer: first}"])
          ]
        }
      } + checkSelection(experiment)
    }
  }

  /// Each term must concern at least one of the metrics.
  private func checkSelection(_ experiment: ResultSchema.Experiment) -> [Diagnostic] {
    let axes = metrics.compactMap { experiment.metric($0.name)?.axes }.flatMap { $0 }
    return axes.isEmpty ? [] : selection.check(axes)
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    var rows: [String] = []
    var columns = metrics.map { _ in [String: BarTable.Cell]() }
    for experiment in source.experiments {
      let prefix = source.experiments.count > 1 ? experiment.name : ""
      for (index, metric) in metrics.enumerated() {
        for (name, cell) in cells(of: metric, in: experiment) {
          let row = names.shown([prefix, name].joined(nonEmpty: ", "))
          if !rows.contains(row) { rows.append(row) }
          columns[index][row] = cell
        }
      }
    }
    let table = BarTable(
      rows: rows,
      columns: zip(metrics, columns).map { metric, cells in
        BarTable.Column(
          names.shown(MetricLabel.label(of: metric.name), or: metric.name),
          rows.map { cells[$0] }, isLog: MetricLabel.isLogarithmic(metric.name))
      })
    return Chart(
      title: text.title, subtitle: text.subtitle, x: .hidden, y: .hidden, marks: [table])
  }

  private func cells(
    of metric: MetricReference, in experiment: ExperimentResult
  ) -> [(name: String, cell: BarTable.Cell)] {
    guard let measured = experiment.drawn(metric.name) else { return [] }
    let chosen = selection(of: measured.axes, at: metric.position).apply(to: measured)
    return Slice.slices(of: chosen, along: []).compactMap { slice in
      guard let seeds = slice.places.first, !seeds.isEmpty else { return nil }
      var interval: ClosedRange<Double>?
      if seeds.count > 1, seeds.allSatisfy(\.isFinite), let least = seeds.min(),
        let greatest = seeds.max()
      {
        interval = least...greatest
      }
      return (slice.name, BarTable.Cell(Measurement.median(of: seeds), interval: interval))
    }
  }
}
