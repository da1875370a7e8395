import Charts
import Experiments

/// Samples that a model generates, as dots in the plane at several steps of training, with the real ones
/// behind them.
///
/// The metric has the axes `sample` and `coordinate`; its first two coordinates are drawn, of the first
/// seed. Steps and all other axes give panels.
struct SamplesFigure: FigureKind {
  var metric: MetricReference
  var data: MetricReference?
  var selection: Selection
  var labels: (x: String?, y: String?)
  var names: ShownNames

  /// `samples: {metric: generated-samples, data: data-samples, select: {step: [0, 1000]}}`
  init(_ keys: inout MappingReader) {
    metric = MetricReference(keys.main("metric"), example: "generated-samples")
    data = keys.optional("data").map { MetricReference($0, example: "data-samples") }
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    labels = (keys.optional("x-label")?.label(), keys.optional("y-label")?.label())
    names = ShownNames(keys.optional("labels"))
  }

  var drawnMetrics: [String] { [metric.name] }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      ([metric] + (data.map { [$0] } ?? [])).flatMap { reference in
        reference.check(in: experiment) { axes in
          let selection = selection.restricted(to: axes)
          let remaining = selection.remaining(of: axes)
          guard remaining.contains(where: { $0.name == "sample" }),
            remaining.first(where: { $0.name == "coordinate" })?.labels.count ?? 0 >= 2
          else {
            return [
              Diagnostic(
                at: reference.position, length: reference.length,
                "'\(reference.name)' holds no points of a plane",
                notes: ["points have the axes 'sample' and 'coordinate' with two coordinates"])
            ]
          }
          return selection.check(axes)
        }
      } + checkSelection(experiment)
    }
  }

  /// Each term must concern the metric; the real samples may lack an axis.
  private func checkSelection(_ experiment: ResultSchema.Experiment) -> [Diagnostic] {
    guard let axes = experiment.metric(metric.name)?.axes else { return [] }
    var foreign = selection
    foreign.terms.removeAll { term in axes.contains { $0.name == term.axis } }
    return foreign.check(axes)
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let panels = source.experiments.flatMap { experiment -> [Panel] in
      let real = data.flatMap { experiment.drawn($0.name) }
        .map { clouds(of: $0).first?.points ?? [] }
      let prefix = source.experiments.count > 1 ? experiment.name : ""
      return (experiment.drawn(metric.name).map(clouds) ?? []).map { cloud in
        Panel(
          names.shown([prefix, cloud.name].joined(nonEmpty: ", ")),
          marks(generated: cloud.points, real: real))
      }
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: Axis(labels.x ?? "x₁"),
      y: Axis(labels.y ?? "x₂"), panels: panels)
  }

  private func marks(generated: [Point], real: [Point]?) -> [any Mark] {
    let behind = real.map { points in
      [Dots(Series(names.shown("data"), .neutral), points.map { Dot($0.x, $0.y) })]
    }
    return (behind ?? [])
      + [Dots(Series(names.shown("generated"), .other), generated.map { Dot($0.x, $0.y) })]
  }

  private func clouds(of measurement: Measurement) -> [(name: String, points: [Point])] {
    let chosen = selection.restricted(to: measurement.axes).apply(to: measurement)
    let single = chosen.selectingFirst("seed") ?? chosen
    guard let width = single.axes.first(where: { $0.name == "coordinate" })?.labels.count else {
      return []
    }
    return Slice.slices(of: single, along: ["sample", "coordinate"]).map { slice in
      (slice.name, slice.points(width: width))
    }
  }
}
