import Charts
import Experiments

/// A loss over a plane of parameters as coloured heights with contours, and the paths that optimizers
/// took over it.
///
/// The first experiment that records the metric gives the ground; every one that records a path gives
/// one for each point of its sweep, of its first seed. A path is drawn as far as the plane reaches.
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
    let ground = source.experiments.lazy.compactMap { $0.drawn(metric.name) }.first
    let plane = ground.flatMap { ground in
      let selection = selection.restricted(to: ground.axes)
        .orLast("step", of: ground.axes, drawing: ["x", "y"], at: metric.position)
      return Plane(selection.apply(to: ground))
    }
    let paths = source.experiments.flatMap { experiment in
      walks(of: experiment, prefix: source.experiments.count > 1 ? experiment.name : "")
    }
    let inks = SeriesInk.inks(for: paths)
    let marks: [any Mark] =
      (plane?.marks ?? [])
      + zip(paths, inks).flatMap { path, ink in
        plane?.marks(of: path.points, Series(path.name, ink)) ?? []
      }
    let label = labels.color ?? "loss"
    let starts = paths.compactMap(\.points.first).filter { plane?.contains($0) ?? false }.prefix(1)
      .map { Annotation(x: $0.x, y: $0.y, "start") }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: Axis(labels.x ?? "x"),
      y: Axis(labels.y ?? "y"), marks: marks, annotations: starts,
      colors: ColorScale(label, isLog: isLog ?? plane?.isSteep ?? false))
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

/// A loss at the crossings of a grid.
private struct Plane {
  var xs: [Double]
  var ys: [Double]
  /// A row for each y.
  var values: [[Double]]

  /// nil without both axes. Over seeds the value is the median.
  init?(_ measurement: Measurement) {
    guard let x = measurement.axes.first(where: { $0.name == "x" }),
      let y = measurement.axes.first(where: { $0.name == "y" }),
      let slice = Slice.slices(of: measurement, along: ["y", "x"]).first
    else { return nil }
    xs = x.positions
    ys = y.positions
    let width = xs.count
    values = ys.indices.map { row in
      slice.places[row * width..<(row + 1) * width].map {
        $0.isEmpty ? .nan : Measurement.median(of: $0)
      }
    }
  }

  /// Whether the loss spans so much that only powers of ten show all of it.
  var isSteep: Bool {
    let finite = values.joined().filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else { return false }
    return least > 0 && greatest > 100 * least
  }

  var marks: [any Mark] {
    [
      Cells(xs: xs, ys: ys, values: values.map { $0.map(Optional.init) }, isSmooth: true),
      Contours(xs: xs, ys: ys, values: values, showsLevels: false, ink: .neutral),
    ]
  }

  /// A path as far as it stays on the plane.
  func marks(of path: [Point], _ series: Series) -> [any Mark] {
    let end = path.firstIndex { !contains($0) } ?? path.count
    var shown = Array(path[..<end])
    if end > 0, end < path.count, let edge = crossing(from: path[end - 1], to: path[end]) {
      shown.append(edge)
    }
    // A path that diverged ends in a cross.
    if end > 0, end < path.count, !path[end].x.isFinite || !path[end].y.isFinite {
      shown.append(Point(path[end - 1].x, .nan))
    }
    return [Line(series, shown, weight: .strong, markers: .never)]
  }

  func contains(_ point: Point) -> Bool {
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
      return false
    }
    return (left...right).contains(point.x) && (low...high).contains(point.y)
  }

  /// Where a step crosses the border of the plane.
  private func crossing(from start: Point, to end: Point) -> Point? {
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max(),
      end.x.isFinite, end.y.isFinite
    else { return nil }
    var share = 1.0
    for (from, to, least, greatest) in [
      (start.x, end.x, left, right), (start.y, end.y, low, high),
    ] {
      if to > greatest { share = min(share, (greatest - from) / (to - from)) }
      if to < least { share = min(share, (least - from) / (to - from)) }
    }
    return Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
  }
}
