import Charts
import Experiments

/// The gradient's norm before and after clipping at each step, the threshold, and the share of steps
/// that were clipped.
///
/// A single setting also gets that share over time. The threshold is what the clipped steps have in
/// common; clipping by value has none in terms of the norm.
struct ClippingFigure: FigureKind {
  var selection: Selection
  var names: ShownNames
  private let position: SourcePosition

  private static let before = "global-gradient-norm"
  private static let after = "clipped-gradient-norm"
  /// Bars of the share over time.
  private static let windows = 25

  /// `clipping: {select: {rate: 0.1}}`
  init(_ keys: inout MappingReader) {
    position = keys.position
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    names = ShownNames(keys.optional("labels"))
  }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      let problems = [Self.before, Self.after].flatMap { metric in
        MetricReference(metric, at: position).check(in: experiment) { selection.check($0) }
      }
      guard problems.isEmpty else { return problems }
      let steps = [Self.before, Self.after].map { name in
        experiment.metric(name)?.axes.first { $0.name == "step" }
      }
      guard steps[0] != steps[1] else { return [] }
      return [
        Diagnostic(
          at: position,
          "'\(experiment.name)' records '\(Self.before)' and '\(Self.after)' at different steps",
          notes: ["record both at the same steps, as in {\(Self.before): every 1}"])
      ]
    }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let records = source.experiments.flatMap { experiment in
      self.records(of: experiment, prefix: source.experiments.count > 1 ? experiment.name : "")
    }
    let x = Axis(MetricLabel.axisLabel("step"), isInteger: true)
    let y = Axis(MetricLabel.label(of: Self.before), scale: .log)
    var panels = records.map { record in
      Panel([names.shown(record.name), record.summary].joined(nonEmpty: ": "), record.marks)
    }
    if records.count == 1 {
      panels.append(
        Panel(
          "share of steps clipped", [records[0].shares(windows: Self.windows)],
          y: Axis("", domain: 0...1)))
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: x, y: y, panels: panels,
      columns: records.count == 1 ? 1 : nil)
  }

  private func records(of experiment: ExperimentResult, prefix: String) -> [ClippingRecord] {
    guard let before = experiment.drawnAlongSteps(Self.before).map(selection.apply),
      let after = experiment.drawnAlongSteps(Self.after).map(selection.apply),
      let steps = before.axes.first(where: { $0.name == "step" })
    else { return [] }
    return zip(
      Slice.slices(of: before, along: ["step"]), Slice.slices(of: after, along: ["step"])
    ).map { before, after in
      ClippingRecord(
        name: [prefix, before.name].joined(nonEmpty: ", "), steps: steps.positions,
        before: before.places, after: after.places)
    }
  }
}

/// What clipping did in the runs of one setting.
private struct ClippingRecord {
  var name: String
  var steps: [Double]
  /// ‖g‖ of each seed at each step.
  var before: [[Double]]
  var after: [[Double]]

  private var pairs: [[(before: Double, after: Double)]] {
    zip(before, after).map { Array(zip($0, $1)) }
  }

  /// NaN where there was nothing to clip.
  private func share(_ steps: Range<Int>) -> Double {
    let all = pairs[steps].joined().filter { !$0.before.isNaN && !$0.after.isNaN }
    return Double(all.count { $0.before > $0.after }) / Double(all.count)
  }

  var summary: String {
    "\(NumberText.short(100 * share(steps.indices), significant: 2)) % clipped"
  }

  /// The norm that all clipped steps end with.
  private var threshold: Double? {
    let clipped = pairs.joined().filter { $0.before > $0.after }.map(\.after)
    guard let least = clipped.min(), let greatest = clipped.max(), greatest < least * 1.01 else {
      return nil
    }
    return greatest
  }

  var marks: [any Mark] {
    [
      line(Series("before", .neutral), before, weight: .normal),
      line(Series("after", .clipping), after, weight: .strong),
    ] + (threshold.map { [Rule(y: $0, "threshold \(NumberText.short($0, significant: 2))")] } ?? [])
  }

  private func line(_ series: Series, _ places: [[Double]], weight: Line.Weight) -> Line {
    let measured = zip(steps, places).filter { !$1.isEmpty }
    return Line(
      series, measured.map { Point($0, Measurement.median(of: $1)) }, weight: weight,
      markers: .never)
  }

  func shares(windows: Int) -> Bars {
    let size = max(1, (steps.count + windows - 1) / windows)
    let starts = Array(stride(from: 0, to: steps.count, by: size))
    return Bars(
      Series("share of steps clipped", .clipping),
      starts.map { start in
        let end = min(start + size, steps.count)
        let width = steps.count > 1 ? steps[1] - steps[0] : 1
        return Bar(
          from: steps[start], to: end < steps.count ? steps[end] : steps[end - 1] + width,
          value: share(start..<end))
      })
  }
}

extension [String] {
  /// The parts that say something, with a separator between them.
  func joined(nonEmpty separator: String) -> String {
    filter { !$0.isEmpty }.joined(separator: separator)
  }
}
