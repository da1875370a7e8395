import Experiments

/// How many lines, or bars side by side, a figure can show so that each is told apart.
enum SeriesLimit {
  /// An error where the metrics of all experiments make more series than that in one panel.
  ///
  /// `drawn` are the axes that make no series: the one that lines run along, that of panels, a slider's.
  static func check(
    _ metrics: [MetricReference], in source: FigureSource<ResultSchema.Experiment>,
    drawn: [String?], selection: ([Measurement.Axis]) -> Selection
  ) -> [Diagnostic] {
    let given = Set((drawn + [source.slider]).compactMap { $0 })
    let measured = source.experiments.flatMap { experiment in
      metrics.compactMap { metric in experiment.metric(metric.name).map { (metric, $0.axes) } }
    }
    let counts = measured.map { selection($0.1).count(of: $0.1, besides: given) }
    let count = counts.reduce(0, +)
    guard count > SeriesInk.most, let metric = measured.first?.0 else { return [] }
    return [
      Diagnostic(
        at: metric.position, length: metric.length,
        "\(count) series are too many to be told apart; a figure shows \(SeriesInk.most) at most",
        notes: [
          "choose some with 'select', give an axis 'panels' or the figure a 'slider', "
            + "or draw a heatmap or a table"
        ])
    ]
  }
}
