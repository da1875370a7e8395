import Charts
import Experiments

/// One metric against another: a dot for each run, or for each label of a swept setting and each seed.
struct ScatterFigure: FigureKind {
  var x: MetricReference
  var y: MetricReference
  /// The axis whose labels get colours.
  var by: AxisReference?
  var selection: Selection
  var isLog: (x: Bool?, y: Bool?)
  var labels: (x: String?, y: String?)
  var names: ShownNames

  /// `scatter: {x: gradient-norm, y: accuracy, by: activation, select: {layer: 1}}`
  init(_ keys: inout MappingReader) {
    x = MetricReference(keys.required("x"), example: "gradient-norm")
    y = MetricReference(keys.required("y"), example: "accuracy")
    by = keys.optional("by").map { AxisReference($0, example: "activation") }
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    isLog = (keys.optional("x-scale")?.isLogScale, keys.optional("y-scale")?.isLogScale)
    labels = (keys.optional("x-label")?.label(), keys.optional("y-label")?.label())
    names = ShownNames(keys.optional("labels"))
  }

  /// What is drawn of one of the metrics; a selection may concern only one of them.
  private func selection(of axes: [Measurement.Axis]) -> Selection {
    selection.restricted(to: axes).orLast(
      "step", of: axes, drawing: by.map { [$0.name] } ?? [], at: x.position)
  }

  // MARK: Before the runs

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      let unknown = [x, y].flatMap { $0.check(in: experiment) { _ in [] } }
      guard unknown.isEmpty, let left = experiment.metric(x.name)?.axes,
        let right = experiment.metric(y.name)?.axes
      else { return unknown }
      return check(left, right)
    }
  }

  private func check(
    _ left: [Measurement.Axis], _ right: [Measurement.Axis]
  ) -> [Diagnostic] {
    let all = left + right.filter { axis in !left.contains { $0.name == axis.name } }
    let problems = selection.check(all)
    guard problems.isEmpty else { return problems }
    do throws(Measurement.AxisConflict) {
      let axes = try Measurement.broadcastAxes(
        selection(of: left).remaining(of: left), selection(of: right).remaining(of: right))
      return (by?.check(among: axes) ?? []) + checkColors(axes)
    } catch {
      return [
        Diagnostic(
          at: y.position, length: y.length,
          "'\(y.name)' and '\(x.name)' are measured at different labels of '\(error.left.name)'",
          notes: [
            "'\(x.name)' has \(error.left.summary)", "'\(y.name)' has \(error.right.summary)",
          ]
        )
      ]
    }
  }

  private func checkColors(_ axes: [Measurement.Axis]) -> [Diagnostic] {
    guard let by, let count = axes.first(where: { $0.name == by.name })?.labels.count,
      count > SeriesInk.most
    else { return [] }
    return [
      Diagnostic(
        at: by.position, length: by.length,
        "'\(by.name)' has \(count) labels; a figure tells \(SeriesInk.most) apart at most",
        notes: ["choose some with 'select', or leave out 'by'"])
    ]
  }

  // MARK: After the runs

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let series = source.experiments.flatMap { experiment in
      clouds(of: experiment, prefix: source.experiments.count > 1 ? experiment.name : "")
    }
    let marks = zip(series, SeriesInk.inks(for: series)).map { cloud, ink in
      Dots(Series(cloud.name, ink), cloud.points.map { Dot($0.x, $0.y) })
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: axis(x, labels.x, isLog.x),
      y: axis(y, labels.y, isLog.y), marks: marks)
  }

  private func axis(_ metric: MetricReference, _ label: String?, _ isLog: Bool?) -> Axis {
    Axis(
      label ?? MetricLabel.label(of: metric.name),
      scale: isLog ?? MetricLabel.isLogarithmic(metric.name) ? .log : .linear)
  }

  private func clouds(of experiment: ExperimentResult, prefix: String) -> [FigureSeries] {
    guard let left = experiment.drawn(x.name), let right = experiment.drawn(y.name) else {
      return []
    }
    let (xs, ys) = (
      selection(of: left.axes).apply(to: left), selection(of: right.axes).apply(to: right)
    )
    // The check found the axes to fit.
    guard let axes = try? Measurement.broadcastAxes(xs.axes, ys.axes) else { return [] }
    let first = axes.filter { $0.name == by?.name }
    let ordered = first + axes.filter { $0.name != by?.name }
    let pairs = Array(zip(xs.broadcast(to: ordered).values, ys.broadcast(to: ordered).values))
    let labels = first.first?.labels.map { Optional($0) } ?? [nil]
    let count = pairs.count / max(1, labels.count)
    return labels.enumerated().map { index, label in
      let own = label.flatMap { label in first.first?.name(of: label) } ?? ""
      let name = [prefix, own].filter { !$0.isEmpty }.joined(separator: ", ")
      return FigureSeries(
        name: names.shown(name.isEmpty ? "runs" : name),
        labels: (prefix.isEmpty ? [] : [.text(prefix)]) + (label.map { [$0] } ?? []),
        points: pairs[index * count..<(index + 1) * count]
          .filter { !Measurement.isMissing($0.0) && !Measurement.isMissing($0.1) }
          .map { Point($0.0, $0.1) },
        intervals: [])
    }
  }
}
