import Charts
import Experiments

/// A loss over a plane of parameters as coloured heights with contours, and the paths that optimizers
/// took over it.
///
/// The first experiment that records the metric gives the ground, in panels where it is not the same at all points
/// of its sweep; every one that records a path gives one for each point of its sweep, of its first seed. A path is
/// drawn as far as the plane reaches.
struct LandscapeFigure: FigureKind {
  var metric: MetricReference
  var path: MetricReference?
  var selection: Selection
  var isLog: Bool?
  var labels: (x: String?, y: String?, color: String?)
  var names: ShownNames

  /// `landscape: {metric: loss-on-plane, path: parameter-path}`
  init(_ keys: inout MappingReader) {
    let position = keys.position
    metric =
      keys.optionalMain("metric").map { MetricReference($0, example: "loss-on-plane") }
      ?? MetricReference("loss-on-plane", at: position)
    path = keys.optional("path").map { MetricReference($0, example: "parameter-path") }
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    isLog = keys.optional("scale")?.isLogScale
    labels = (
      keys.optional("x-label")?.label(), keys.optional("y-label")?.label(),
      keys.optional("label")?.label()
    )
    names = ShownNames(keys.optional("labels"))
  }

  // MARK: Before the runs

  var drawnMetrics: [String] { [metric.name] }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    let grounds = source.experiments.filter { $0.metric(metric.name) != nil }
    guard let ground = grounds.first ?? source.experiments.first else { return [] }
    return metric.check(in: ground, axes: checkPlane) + checkPaths(source.experiments)
      + SeriesLimit.check(
        path.map { [$0] } ?? [], in: source, drawn: ["step", "coordinate"],
        selection: selection.restricted(to:))
  }

  private func checkPlane(_ axes: [Measurement.Axis]) -> [Diagnostic] {
    guard axes.contains(where: { $0.name == "x" }), axes.contains(where: { $0.name == "y" }) else {
      return [
        Diagnostic(
          at: metric.position, length: metric.length,
          "'\(metric.name)' is not measured on a plane", suggestion: "loss-on-plane",
          notes: ["a landscape has the axes 'x' and 'y'"])
      ]
    }
    return selection.restricted(to: axes).check(axes)
  }

  private func checkPaths(_ experiments: [ResultSchema.Experiment]) -> [Diagnostic] {
    guard let path else { return [] }
    let walked = experiments.filter { $0.metric(path.name) != nil }
    guard !walked.isEmpty else {
      return experiments.first.map { path.check(in: $0) { _ in [] } } ?? []
    }
    return walked.flatMap { experiment in
      path.check(in: experiment) { axes in
        guard axes.first(where: { $0.name == "coordinate" })?.labels.count ?? 0 >= 2,
          axes.contains(where: { $0.name == "step" })
        else {
          return [
            Diagnostic(
              at: path.position, length: path.length, "'\(path.name)' is not a path",
              notes: ["a path has the axes 'step' and 'coordinate' with two coordinates"])
          ]
        }
        return []
      }
    }
  }

  // MARK: After the runs

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let ground = source.experiments.first { $0.drawn(metric.name) != nil }
    let planes = ground.map(planes) ?? []
    var paths: [FigureSeries] = []
    var isOfGround: [Bool] = []
    for experiment in source.experiments {
      let own = walks(
        of: experiment, prefix: source.experiments.count > 1 ? experiment.name : "")
      paths += own
      isOfGround += own.map { _ in experiment.name == ground?.name }
    }
    let inks = SeriesInk.inks(for: paths)
    var panels: [Panel] = []
    var starts: [Annotation] = []
    for plane in planes {
      // Where the planes differ, a path of the same experiment belongs to its own.
      let shown = paths.indices.filter { index in
        planes.count == 1 || !isOfGround[index] || paths[index].labels.ends(with: plane.labels)
      }
      let lines = shown.flatMap { index in
        plane.marks(of: paths[index].points, Series(paths[index].name, inks[index]))
      }
      let start = shown.lazy.compactMap { paths[$0].points.first }.first(where: plane.contains)
      if let start {
        starts.append(Annotation(x: start.x, y: start.y, "start", panel: panels.count))
      }
      panels.append(
        Panel(planes.count > 1 ? names.shown(plane.name) : "", plane.marks + lines))
    }
    let isSteep = planes.contains(where: \.isSteep)
    return Chart(
      title: text.title, subtitle: text.subtitle, x: Axis(labels.x ?? "x"),
      y: Axis(labels.y ?? "y"), panels: panels, annotations: starts,
      colors: ColorScale(labels.color ?? "loss", isLog: isLog ?? isSteep))
  }

  private func planes(of experiment: ExperimentResult) -> [LandscapePlane] {
    guard let measured = experiment.drawn(metric.name) else { return [] }
    let selection = selection.restricted(to: measured.axes)
      .orLast("step", of: measured.axes, drawing: ["x", "y"], at: metric.position)
    return LandscapePlane.planes(of: selection.apply(to: measured))
  }

  /// The paths of an experiment, of its first seed.
  private func walks(of experiment: ExperimentResult, prefix: String) -> [FigureSeries] {
    guard let path, let walked = experiment.drawn(path.name) else { return [] }
    let chosen = selection.restricted(to: walked.axes).apply(to: walked)
    let single = chosen.selectingFirst("seed") ?? chosen
    return Slice.slices(of: single, along: ["step", "coordinate"]).map { slice in
      let name = [prefix, slice.name].joined(nonEmpty: ", ")
      let width = single.axes.first { $0.name == "coordinate" }?.labels.count ?? 2
      let points = slice.points(width: width)
      return FigureSeries(
        name: names.shown(name.isEmpty ? "path" : name, or: experiment.name),
        labels: (prefix.isEmpty ? [] : [.text(prefix)]) + slice.labels, points: points,
        intervals: [])
    }
  }
}

extension Array where Element: Equatable {
  fileprivate func ends(with other: [Element]) -> Bool { suffix(other.count).elementsEqual(other) }
}
