import Charts
import Experiments

/// A comparison: one value of a metric for each label of an axis, with its range over the seeds.
///
/// Each further axis of the metric gives bars side by side, or panels. On a logarithm, which has no zero
/// for a bar to stand on, values are dots.
struct BarsFigure: FigureKind {
  var metrics: [MetricReference]
  var by: AxisReference
  var selection: Selection
  var panels: AxisReference?
  var isLog: Bool?
  var labels: (x: String?, y: String?)
  var names: ShownNames
  var rules: [Rule]
  /// More names than this are a list, not a figure.
  private static let mostNames = 60

  /// Dots have no base, so their axis need not show zero.
  private var isDotted = false

  /// `dots: {metric: accuracy, by: activation}`
  init(dots keys: inout MappingReader) {
    self.init(&keys)
    isDotted = true
  }

  /// `bars: {metric: accuracy, by: activation, select: {step: last}}`
  init(_ keys: inout MappingReader) {
    metrics = keys.main("metric").oneOrMore(example: "accuracy") {
      MetricReference($0, example: "accuracy")
    }
    by = AxisReference(keys.required("by"), example: "activation")
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    panels = keys.optional("panels").map { AxisReference($0, example: "activation") }
    isLog = keys.optional("x-scale")?.isLogScale
    labels = (keys.optional("x-label")?.label(), keys.optional("y-label")?.label())
    names = ShownNames(keys.optional("labels"))
    rules =
      keys.optional("lines")?.dictionary(example: "{guessing: 0.5}") { label, value in
        Rule(x: value.number(example: "0.5"), label.label())
      } ?? []
  }

  private func selection(of axes: [Measurement.Axis]) -> Selection {
    selection.orLast(
      "step", of: axes, drawing: [by.name] + (panels.map { [$0.name] } ?? []), at: by.position)
  }

  var drawnMetrics: [String] { metrics.map(\.name) }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metrics.flatMap { metric in
        metric.check(in: experiment) { axes in
          let selection = selection(of: axes)
          let remaining = selection.remaining(of: axes)
          return selection.check(axes) + by.check(among: remaining)
            + (panels?.check(among: remaining) ?? []) + checkNames(remaining)
        }
      }
    }
      + SeriesLimit.check(
        metrics, in: source, drawn: [by.name, panels?.name], selection: selection(of:))
  }

  /// Of numbers some can be left out, names are all written.
  private func checkNames(_ axes: [Measurement.Axis]) -> [Diagnostic] {
    guard let axis = axes.first(where: { $0.name == by.name }), !axis.isNumeric,
      axis.labels.count > Self.mostNames
    else { return [] }
    return [
      Diagnostic(
        at: by.position, length: by.length,
        "'\(by.name)' has \(axis.labels.count) names; a figure shows \(Self.mostNames) at most",
        notes: ["choose some with 'select'"])
    ]
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let multiples = SmallMultiples(
      source, metrics: metrics.map(\.name), panels: panels?.name, along: by.name, names: names,
      valueLabel: labels.x
    ) { selection(of: $0.axes).apply(to: $0) }
    let isLog = isLog ?? MetricLabel.isLogarithmic(metrics.first?.name ?? "")
    let shown = multiples.xAxis.map { axis in axis.labels.map { names.shown($0.description) } }
    return Chart(
      title: text.title, subtitle: text.subtitle,
      x: Axis(
        labels.x ?? MetricLabel.label(of: metrics.map(\.name)), scale: isLog ? .log : .linear),
      y: Axis(
        labels.y ?? MetricLabel.axisLabel(by.name), scale: .band(shown ?? [])),
      panels: multiples.panels.map { panel in
        Panel(
          panel.title,
          panel.series.enumerated().map { slot, series in
            mark(
              series, panel.series.count == 1 ? .ramp(3) : multiples.ink(of: series), slot: slot,
              of: panel.series.count, isDotted: isLog || isDotted,
              along: multiples.xAxis)
          } + rules.map { $0 as any Mark })
      })
  }

  private func mark(
    _ series: FigureSeries, _ ink: Ink, slot: Int, of slots: Int, isDotted: Bool,
    along axis: Measurement.Axis?
  ) -> any Mark {
    let owner = Series(series.name, ink)
    // Words are counted already, numbers are not.
    let numbers = axis.map { $0.isNumeric ? $0.positions : [] } ?? []
    let places = series.points.map { point in
      numbers.firstIndex(of: point.x).map(Double.init) ?? point.x
    }
    let ranges = series.points.indices.map { series.range(at: $0) }
    if isDotted {
      // Dots of one place stand apart as bars would.
      let offset = (Double(slot) - Double(slots - 1) / 2) * 0.6 / Double(slots)
      return Dots(
        owner,
        zip(zip(series.points, places), ranges).map { item, range in
          Dot(item.0.y, item.1 + offset, xInterval: range)
        })
    }
    return Bars(
      owner,
      zip(zip(series.points, places), ranges).map { item, range in
        Bar(at: item.1, value: item.0.y, interval: range, slot: slot, of: slots)
      }, isHorizontal: true, showsValues: true)
  }
}

extension FigureSeries {
  /// From the smallest to the largest over the seeds, if there are several and all are numbers.
  func range(at index: Int) -> ClosedRange<Double>? {
    guard intervals.indices.contains(index), intervals[index].low <= intervals[index].high else {
      return nil
    }
    return intervals[index].low...intervals[index].high
  }
}
