import Charts
import Experiments

/// A figure as it is drawn: the chart on the page, and with a slider one more for each of its places.
struct FigureDrawing: Sendable {
  struct Frame: Sendable {
    /// The label of the axis that the slider stands at.
    var label: String
    var chart: Chart
  }

  var chart: Chart
  /// The axis along which a slider runs; empty without one.
  var axis = ""
  var frames: [Frame] = []

  /// A slider has at most so many places; of a longer axis they are evenly spaced.
  private static let mostFrames = 40
  /// The chart on the page shows at most so many of them side by side.
  private static let mostTogether = 6

  init(
    _ directive: FigureDirective, _ source: FigureSource<ExperimentResult>, text: FigureText
  ) throws(Diagnostics) {
    guard let slider = directive.slider, let axis = source.axis(named: slider.name) else {
      chart = try directive.kind.chart(of: source, text: text)
      return
    }
    self.axis = axis.name
    let together = axis.spread(Self.mostTogether)
    chart = try directive.kind.chart(
      of: source.map { $0.restricting(axis.name, to: together) }, text: text)
    var charts: [Chart] = []
    let labels = axis.spread(Self.mostFrames)
    for label in labels {
      charts.append(
        try directive.kind.chart(of: source.map { $0.selecting(axis.name, label) }, text: text))
    }
    frames = zip(labels, charts.sharingDomains()).map { Frame(label: $0.description, chart: $1) }
  }
}

extension FigureSource<ExperimentResult> {
  fileprivate func axis(named name: String) -> Measurement.Axis? {
    experiments.lazy.flatMap { experiment in
      experiment.metrics.flatMap(\.measurement.axes) + experiment.texts.flatMap(\.axes)
    }.first { $0.name == name }
  }

  fileprivate func map(
    _ transform: (ExperimentResult) -> ExperimentResult
  ) -> FigureSource<ExperimentResult> {
    FigureSource(experiments: experiments.map(transform), plans: plans, position: position)
  }
}
