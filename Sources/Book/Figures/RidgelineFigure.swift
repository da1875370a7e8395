import Charts
import Experiments

/// Histograms one above the other: how the numbers of each layer are distributed, or how they move
/// from step to step.
///
/// Shares are means over the seeds; every axis besides the bins and the ridges gives panels.
struct RidgelineFigure: FigureKind {
  var metric: MetricReference
  var y: AxisReference
  var selection: Selection
  var labels: (x: String?, y: String?)
  var names: ShownNames

  private static let bins = "bin"
  /// The axis of what lies in no bin, and the ending of the metric that holds it.
  fileprivate static let outside = "outside"

  /// `ridgeline: {metric: activation-histogram, select: {step: first}}`
  init(_ keys: inout MappingReader) {
    metric = MetricReference(keys.main("metric"), example: "activation-histogram")
    y =
      keys.optional("y").map { AxisReference($0, example: "layer") }
      ?? AxisReference("layer", at: keys.position)
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    labels = (keys.optional("x-label")?.label(), keys.optional("y-label")?.label())
    names = ShownNames(keys.optional("labels"))
  }

  private func selection(of axes: [Measurement.Axis]) -> Selection {
    selection.orLast("step", of: axes, drawing: [y.name], at: metric.position)
  }

  var drawnMetrics: [String] { [metric.name] }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metric.check(in: experiment) { axes in
        let selection = selection(of: axes)
        let remaining = selection.remaining(of: axes)
        guard remaining.contains(where: { $0.name == Self.bins }) else {
          return [notHistogram(in: experiment)]
        }
        return selection.check(axes) + y.check(among: remaining)
      }
    }
  }

  private func notHistogram(in experiment: ResultSchema.Experiment) -> Diagnostic {
    let histograms = experiment.metrics.filter { metric in
      metric.axes.contains { $0.name == Self.bins }
    }.map(\.name)
    return Diagnostic(
      at: metric.position, length: metric.length, "'\(metric.name)' is not a histogram",
      suggestion: histograms.count == 1 ? histograms[0] : nil,
      notes: [
        histograms.isEmpty
          ? "'\(experiment.name)' records none; add 'activation-histogram' to its record"
          : "'\(experiment.name)' records \(histograms.map { "'\($0)'" }.joined(separator: ", "))"
      ])
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    var histograms: [Histograms] = []
    for experiment in source.experiments {
      guard let measured = experiment.drawn(metric.name) else { continue }
      let selection = selection(of: measured.axes)
      let outside = experiment.drawn("\(metric.name)-\(Self.outside)").map {
        selection.restricted(to: $0.axes).apply(to: $0)
      }
      histograms += Histograms.read(
        selection.apply(to: measured), outside: outside, rows: y.name, bins: Self.bins,
        prefix: source.experiments.count > 1 ? experiment.name : "")
    }
    let rows = histograms.max { $0.rows.count < $1.rows.count }?.rows ?? []
    let isLog = !histograms.isEmpty && histograms.allSatisfy(\.isLog)
    let series = Series(MetricLabel.quantity(of: metric.name), .ramp(3))
    return Chart(
      title: text.title, subtitle: text.subtitle,
      x: Axis(
        labels.x ?? MetricLabel.quantity(of: metric.name), scale: isLog ? .log : .linear),
      y: Axis(labels.y ?? MetricLabel.axisLabel(y.name), scale: .band(rows)),
      panels: Histograms.trimmed(histograms).map { panel in
        Panel(names.shown(panel.name), [Ridges(series, panel.ridges)])
      })
  }
}

/// The histograms of one panel, one for each row, over the same bins.
private struct Histograms {
  var name: String
  var rows: [String]
  var edges: [Double]
  var isLog: Bool
  /// The share in each bin, a list for each row.
  var shares: [[Double]]
  /// What lies in no bin, a list for each row.
  var outside: [[Ridge.Outside]]

  static func read(
    _ measurement: Measurement, outside: Measurement?, rows: String, bins: String, prefix: String
  ) -> [Histograms] {
    guard let rowAxis = measurement.axes.first(where: { $0.name == rows }),
      let binAxis = measurement.axes.first(where: { $0.name == bins })
    else { return [] }
    // Magnitudes alone have a place for zeros.
    let zero = Measurement.Label.text("zero")
    let hasZeros = outside?.axes.last { $0.name == RidgelineFigure.outside }?.labels.contains(zero)
    let (edges, isLog) = Self.edges(from: binAxis.positions, isLog: hasZeros ?? false)
    let width = binAxis.labels.count
    let slices = Slice.slices(of: measurement, along: [rows, bins])
    let lanes = Self.lanes(outside, along: rows, edges: edges)
    return slices.enumerated().map { index, slice in
      Histograms(
        name: [prefix, slice.name].filter { !$0.isEmpty }.joined(separator: ", "),
        rows: rowAxis.labels.map(\.description), edges: edges, isLog: isLog,
        shares: rowAxis.labels.indices.map { row in
          slice.places[row * width..<(row + 1) * width].map(Self.mean)
        },
        outside: rowAxis.labels.indices.map { row in
          let own = slice.places[row * width..<(row + 1) * width]
          guard !own.joined().contains(where: { !$0.isFinite }) else {
            return [.init("NaN", at: .nan, share: 1, isBefore: false)]
          }
          return lanes.indices.contains(index) && lanes[index].indices.contains(row)
            ? lanes[index][row] : []
        })
    }
  }

  private static func mean(of seeds: [Double]) -> Double {
    seeds.isEmpty ? 0 : seeds.reduce(0, +) / Double(seeds.count)
  }

  /// What lies in no bin, for each slice and row.
  private static func lanes(
    _ measurement: Measurement?, along rows: String, edges: [Double]
  ) -> [[[Ridge.Outside]]] {
    let name = RidgelineFigure.outside
    guard let measurement, let axis = measurement.axes.first(where: { $0.name == name }),
      measurement.axes.contains(where: { $0.name == rows }), let least = edges.first,
      let greatest = edges.last
    else { return [] }
    let width = axis.labels.count
    return Slice.slices(of: measurement, along: [rows, name]).map { slice in
      stride(from: 0, to: slice.places.count, by: max(1, width)).map { start in
        axis.labels.indices.map { index in
          let share = mean(of: slice.places[start + index])
          return switch axis.labels[index].description {
          case "zero": .init("0", at: 0, share: share, isBefore: true)
          case "below":
            .init("< \(NumberText.short(least))", at: -.infinity, share: share, isBefore: true)
          case "above":
            .init("> \(NumberText.short(greatest))", at: .infinity, share: share, isBefore: false)
          default: .init("NaN", at: .nan, share: share, isBefore: false)
          }
        }
      }
    }
  }

  /// The lower edges with the upper edge of the last bin. Bins that grow by one factor are those of a
  /// logarithm.
  private static func edges(
    from lower: [Double], isLog: Bool
  ) -> (edges: [Double], isLog: Bool) {
    let count = lower.count
    guard count > 1 else { return (lower + [(lower.last ?? 0) + 1], false) }
    if count == 2, isLog { return (lower + [lower[1] * (lower[1] / lower[0])], true) }
    let ratios = (lower[1] / lower[0], lower[count - 1] / lower[count - 2])
    if count > 2, lower[0] > 0, abs(ratios.0 - ratios.1) < 1e-6 * ratios.0 {
      return (lower + [lower[count - 1] * ratios.1], true)
    }
    return (lower + [2 * lower[count - 1] - lower[count - 2]], false)
  }

  /// The same without the outer bins that are empty everywhere.
  static func trimmed(_ all: [Histograms]) -> [Histograms] {
    let held = all.flatMap { panel in
      panel.shares.flatMap { shares in shares.indices.filter { shares[$0] > 0 } }
    }
    guard let first = held.min(), let last = held.max(), Set(all.map(\.edges)).count == 1 else {
      return all
    }
    return all.map { panel in
      var panel = panel
      panel.edges = Array(panel.edges[first...last + 1])
      panel.shares = panel.shares.map { Array($0[first...last]) }
      return panel
    }
  }

  var ridges: [Ridge] {
    zip(zip(rows, shares), outside).map {
      Ridge($0.0, edges: edges, counts: $0.1, outside: $1)
    }
  }
}
