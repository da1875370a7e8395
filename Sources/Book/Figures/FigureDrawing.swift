import Charts
import Experiments

/// A figure as it is drawn: the chart on the page, and with a slider one more for each of its places.
struct FigureDrawing: Sendable {
  struct Frame: Sendable {
    /// The label of the axis that the slider stands at.
    var label: String
    /// What to call it: `step 100`, or the author's name.
    var name: String
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
    guard let slider = directive.slider,
      let axis = source.axis(named: slider.name, of: directive.kind.drawnMetrics)
    else {
      chart = try directive.kind.chart(of: source, text: text)
      return
    }
    self.axis = axis.name
    let together = axis.spread(Self.mostTogether)
    chart = try directive.kind.chart(
      of: source.map { $0.restricting(axis.name, to: together) }, text: text)
    var charts: [Chart] = []
    let labels = axis.spread(Self.mostFrames)
    for (index, label) in labels.enumerated() {
      var selected = source.map {
        // What a run did not reach is not to be told from its step alone.
        (axis.name == "step" ? $0.drawn() : $0).selecting(axis.name, label)
      }
      selected.place = SliderPlace(axis: Measurement.Axis(axis.name, labels), index: index)
      charts.append(try directive.kind.chart(of: selected, text: text))
    }
    frames = zip(labels, charts.sharingDomains()).map { label, chart in
      let name = "\(axis.name) \(label)"
      return Frame(
        label: label.description,
        name: directive.kind.names.shown(name, or: label.description), chart: chart)
    }
  }

  /// What the slider changes: the words that the names of all its places begin with.
  var sliderName: String {
    let names = frames.map { $0.name.split(separator: " ") }
    guard var common = names.first?.dropLast() else { return axis }
    for name in names.dropFirst() {
      common = common.prefix(zip(common, name.dropLast()).prefix { $0 == $1 }.count)
    }
    if common.last == "=" { common.removeLast() }
    return common.isEmpty ? axis : common.joined(separator: " ")
  }

  /// Whether the same series are drawn at all places of the slider, so that one can be followed.
  var hasSameSeries: Bool {
    frames.allSatisfy { $0.chart.exploration.series == chart.exploration.series }
  }
}

extension FigureSource<ExperimentResult> {
  /// The axis as the drawn metrics have it, each of which may be recorded at other steps.
  fileprivate func axis(named name: String, of drawn: [String]) -> Measurement.Axis? {
    var all: [(metric: String, axes: [Measurement.Axis])] = []
    for experiment in experiments {
      all += experiment.metrics.map { ($0.name, $0.measurement.axes) }
      all += experiment.texts.map { ($0.name, $0.axes) }
    }
    let chosen = all.filter { drawn.contains($0.metric) }
    return (chosen.isEmpty ? all : chosen).flatMap(\.axes).first { $0.name == name }
  }

  fileprivate func map(
    _ transform: (ExperimentResult) -> ExperimentResult
  ) -> FigureSource<ExperimentResult> {
    FigureSource(
      experiments: experiments.map(transform), plans: plans, position: position, place: place)
  }
}
