import Charts
import Experiments

/// A metric over two axes as coloured cells: layers by steps, or two settings of a sweep.
///
/// A cell is the median over the seeds; every other axis gives panels. Relative to one row, colours run
/// to both sides of it.
struct HeatmapFigure: FigureKind {
  var metric: MetricReference
  var x: AxisReference
  var y: AxisReference
  var selection: Selection
  /// The row that each column is divided by.
  var reference: Selection?
  var contours: [(label: String?, level: Double)]
  /// Lines on which an equation of the two axes holds.
  var theory: [TheoryContour]
  var isLog: Bool?
  var isLogX: Bool
  var isLogY: Bool
  var labels: (x: String?, y: String?, color: String?)
  var names: ShownNames
  /// The least range of the colours.
  private var domain: ClosedRange<Double>?

  /// `heatmap: {metric: gradient-norm, x: step, y: layer, relative-to: last}`
  init(_ keys: inout MappingReader) {
    let position = keys.position
    let metric = MetricReference(keys.main("metric"), example: "gradient-norm")
    let x = keys.optional("x").map { AxisReference($0) } ?? AxisReference("step", at: position)
    let y =
      keys.optional("y").map { AxisReference($0, example: "layer") }
      ?? AxisReference("layer", at: position)
    self.init(&keys, metric: metric, x: x, y: y)
  }

  /// `phase: {metric: delta-norm, x: scaled, y: constant, contour: 1}`
  init(phase keys: inout MappingReader) {
    let metric = MetricReference(keys.main("metric"), example: "delta-norm")
    let x = AxisReference(keys.required("x"), example: "scaled")
    let y = AxisReference(keys.required("y"), example: "constant")
    self.init(&keys, metric: metric, x: x, y: y)
  }

  /// `fraction-by-layer: {metric: dead-fraction}`
  init(fractions keys: inout MappingReader) {
    let position = keys.position
    let metric =
      keys.optionalMain("metric").map { MetricReference($0, example: "dead-fraction") }
      ?? MetricReference("dead-fraction", at: position)
    self.init(
      &keys, metric: metric, x: AxisReference("step", at: position),
      y: AxisReference("layer", at: position))
    domain = 0...1
  }

  private init(
    _ keys: inout MappingReader, metric: MetricReference, x: AxisReference, y: AxisReference
  ) {
    self.metric = metric
    self.x = x
    self.y = y
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    reference = keys.optional("relative-to").map { Selection(axis: y.name, $0) }
    contours = keys.optional("contour").map(Self.contours) ?? []
    theory = keys.optional("theory").map(TheoryContour.read) ?? []
    isLog = keys.optional("scale")?.isLogScale
    isLogX = keys.optional("x-scale")?.isLogScale ?? false
    isLogY = keys.optional("y-scale")?.isLogScale ?? false
    labels = (
      keys.optional("x-label")?.label(), keys.optional("y-label")?.label(),
      keys.optional("label")?.label()
    )
    names = ShownNames(keys.optional("labels"))
  }

  /// Levels, or names with levels: `1`, `[1, 10]`, `{as it left: 1}`.
  private static func contours(_ value: ValueReader) -> [(label: String?, level: Double)] {
    value.node?.entries == nil
      ? value.oneOrMore(example: "1") { (nil, $0.number(example: "1")) }
      : value.dictionary(example: "{as it left: 1}") { label, level in
        (label.label(), level.number(example: "1"))
      }
  }

  /// What is drawn of a metric: of steps that are not drawn along the last one.
  private func selection(of axes: [Measurement.Axis]) -> Selection {
    selection.orLast("step", of: axes, drawing: [x.name, y.name], at: metric.position)
  }

  var drawnMetrics: [String] { [metric.name] }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      metric.check(in: experiment) { axes in
        let selection = selection(of: axes)
        return selection.check(axes) + (reference?.check(axes) ?? []) + severalReferences
          + [x, y].flatMap { $0.check(among: selection.remaining(of: axes)) }
      }
    } + theory.flatMap { $0.formula.check(variables: [x.name, y.name]) }
  }

  /// Columns are divided by one row.
  private var severalReferences: [Diagnostic] {
    (reference?.terms ?? []).filter(\.choice.keepsAxis).map { term in
      Diagnostic(
        at: term.position, length: term.length, "'relative-to' takes one \(y.name)",
        notes: ["for example 'first', 'last' or a label"])
    }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    var panels: [Panel] = []
    var axes: (x: Axis, y: Axis)?
    for experiment in source.experiments {
      guard let measured = experiment.drawn(metric.name) else { continue }
      let measurement = relative(
        selection(of: measured.axes).apply(to: measured))
      guard let xAxis = measurement.axes.first(where: { $0.name == x.name }),
        let yAxis = measurement.axes.first(where: { $0.name == y.name })
      else { continue }
      let columns = GridAxis(
        xAxis, label: labels.x ?? MetricLabel.axisLabel(x.name), isLog: isLogX, names: names)
      let rows = GridAxis(
        yAxis, label: labels.y ?? MetricLabel.axisLabel(y.name), isLog: isLogY, names: names)
      axes = axes ?? (columns.axis, rows.axis)
      for slice in Slice.slices(of: measurement, along: [y.name, x.name]) {
        let name = [source.experiments.count > 1 ? experiment.name : "", slice.name]
          .filter { !$0.isEmpty }.joined(separator: ", ")
        panels.append(Panel(names.shown(name), marks(slice, columns, rows)))
      }
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: axes?.x ?? Axis(x.name),
      y: axes?.y ?? Axis(y.name), panels: panels, colors: colors)
  }

  private func marks(_ slice: Slice, _ columns: GridAxis, _ rows: GridAxis) -> [any Mark] {
    let width = columns.centers.count
    let values: [[Double?]] = rows.centers.indices.map { row in
      slice.places[row * width..<(row + 1) * width].map { place in
        place.isEmpty ? nil : Measurement.median(of: place)
      }
    }
    let isSmall = width <= 8 && rows.centers.count <= 12
    let cells = Cells(
      xs: columns.centers, ys: rows.centers, columnEdges: columns.edges, rowEdges: rows.edges,
      values: values, showsValues: isSmall && contours.isEmpty)
    let measured = contours.map { contour in
      Contours(
        xs: columns.centers, ys: rows.centers, values: values.map { $0.map { $0 ?? .nan } },
        levels: [contour.level], label: contour.label, ink: .reference)
    }
    return [cells] + theory.map { $0.mark(columns, x.name, rows, y.name) } + measured
  }

  // MARK: Colours

  private var colors: ColorScale {
    let label = labels.color ?? MetricLabel.label(of: metric.name)
    let isLog = isLog ?? (reference != nil || MetricLabel.isLogarithmic(metric.name))
    if let reference {
      return ColorScale(
        labels.color ?? "\(label) ÷ that of \(reference.summary)", .diverging(center: 1),
        isLog: isLog)
    }
    return ColorScale(label, isLog: isLog, domain: domain)
  }

  /// Every column divided by its reference. The first or last row is that of the column: networks of
  /// different depth each have a last layer of their own.
  private func relative(_ measurement: Measurement) -> Measurement {
    guard let choice = reference?.terms.first?.choice,
      let axis = measurement.axisIndex(named: y.name)
    else { return measurement }
    var moved = measurement.movingToEnd(axis: axis)
    let labels = measurement.axes[axis].labels
    for start in stride(from: 0, to: moved.values.count, by: max(1, labels.count)) {
      let column = moved.values[start..<start + labels.count]
      let divisor =
        switch choice {
        case .first: column.first { !Measurement.isMissing($0) }
        case .last: column.last { !Measurement.isMissing($0) }
        case .label(let label): labels.firstIndex(of: label).map { column[start + $0] }
        case .labels, .range: nil as Double?
        }
      for i in column.indices where !Measurement.isMissing(moved.values[i]) {
        moved.values[i] /= divisor ?? Measurement.missing
      }
    }
    return moved
  }
}

extension Selection {
  /// "the last layer", "layer 3".
  fileprivate var summary: String {
    terms.map { term in
      switch term.choice {
      case .first: "the first \(term.axis)"
      case .last: "the last \(term.axis)"
      case .label(let label): "\(term.axis) \(label)"
      case .labels(let labels):
        "\(term.axis) \(labels.map(\.description).joined(separator: ", "))"
      case .range(let from, let to): "\(term.axis) \(from)..\(to)"
      }
    }.joined(separator: ", ")
  }
}
