import Charts
import Experiments

/// Lines of one or more metrics along an axis: the steps of training, the layers of a network, a sweep.
///
/// Every axis of a metric that is neither along x nor selected from gives lines of its own; over the seeds
/// a line is the median, and a band shows the smallest and the largest. One axis can give panels.
struct CurvesFigure: FigureKind {
  var metrics: [MetricReference]
  var x: AxisReference
  var selection: Selection
  var panels: AxisReference?
  var isLogX: Bool
  /// nil leaves the choice to the metric.
  var isLogY: Bool?
  var yLabel: String?
  var xLabel: String?
  var rules: [(label: String, value: Double)]
  var theory: [TheoryCurve]
  var names: ShownNames

  /// `curves: {metric: loss, x: step, select: {layer: [1, 10]}, y-scale: log}`
  init(_ keys: inout MappingReader) {
    let metrics = keys.main("metric")
    let x = keys.optional("x")
    self.init(&keys, metrics: metrics, x: x)
  }

  /// A kind of curves with an axis and a metric of its own, at one step unless the author says
  /// otherwise: `gradient-by-layer: {metric: delta-norm, step: first}`.
  init(_ keys: inout MappingReader, along axis: String, metric name: String) {
    let metrics = keys.optionalMain("metric")
    let step = keys.optional("step")
    let position = keys.position
    self.init(&keys, metrics: metrics, x: nil)
    x = AxisReference(axis, at: position)
    if !selection.selects("step") {
      selection.terms +=
        (step.map { Selection(axis: "step", $0) } ?? .first("step", at: position)).terms
    }
    if metrics == nil { self.metrics = [MetricReference(name, at: position)] }
    isLogY = isLogY ?? true
  }

  private init(_ keys: inout MappingReader, metrics: ValueReader?, x: ValueReader?) {
    self.metrics = metrics?.oneOrMore(example: "loss") { MetricReference($0) } ?? []
    self.x = x.map { AxisReference($0) } ?? AxisReference("step", at: keys.position)
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    panels = keys.optional("panels").map { AxisReference($0, example: "activation") }
    isLogX = keys.optional("x-scale")?.isLogScale ?? false
    isLogY = keys.optional("y-scale")?.isLogScale
    xLabel = keys.optional("x-label")?.label()
    yLabel = keys.optional("y-label")?.label()
    rules =
      keys.optional("lines")?.dictionary(example: "{threshold: 1}") { label, value in
        (label.label(), value.number(example: "1"))
      } ?? []
    theory = keys.optional("theory").map(TheoryCurve.read) ?? []
    names = ShownNames(keys.optional("labels"))
  }

  var drawnMetrics: [String] { metrics.map(\.name) }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metrics.flatMap { metric in
        metric.check(in: experiment) { axes in
          let remaining = selection.remaining(of: axes)
          return selection.check(axes) + x.check(among: remaining)
            + (panels?.check(among: remaining) ?? [])
        }
      }
    } + theory.flatMap { $0.check(variable: x.name) }
      + SeriesLimit.check(metrics, in: source, drawn: [x.name, panels?.name]) { _ in selection }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let multiples = SmallMultiples(
      source, metrics: metrics.map(\.name), panels: panels?.name, along: x.name, isLine: true,
      names: names,
      valueLabel: yLabel
    ) { selection.apply(to: $0) }
    let isLog = isLogY ?? MetricLabel.isLogarithmic(metrics.first?.name ?? "")
    return Chart(
      title: text.title, subtitle: text.subtitle, x: xAxis(multiples.xAxis),
      y: Axis(
        yLabel ?? MetricLabel.label(of: metrics.map(\.name)), scale: isLog ? .log : .linear),
      panels: multiples.panels.map { Panel($0.title, marks(of: $0, in: multiples)) })
  }

  private func marks(of panel: SmallMultiples.Part, in multiples: SmallMultiples) -> [any Mark] {
    let series = panel.series.map { (line: $0, owner: Series($0.name, multiples.ink(of: $0))) }
    return theory.map { $0.mark(variable: x.name, over: panel.series) }
      + series.filter { !$0.line.intervals.isEmpty }.map { Band($0.owner, $0.line.intervals) }
      + series.map { Line($0.owner, $0.line.points) }
      + rules.map { Rule(y: $0.value, $0.label) }
  }

  private func xAxis(_ axis: Measurement.Axis?) -> Axis {
    let label = xLabel ?? MetricLabel.axisLabel(x.name)
    guard let axis, axis.isNumeric else {
      return Axis(label, scale: .band(axis?.labels.map(\.description) ?? []))
    }
    let isInteger = axis.positions.allSatisfy { $0 == $0.rounded() }
    return Axis(label, scale: isLogX ? .log : .linear, isInteger: isInteger)
  }
}
