import Experiments

/// What one experiment measured, for the terminal and for other programs.
public struct ExperimentReport: Sendable {
  let result: ExperimentResult
  /// How each run ended, in the order of the plan; none if only what was measured matters.
  var outcomes: [RunResult.Outcome] = []

  /// Which runs diverged; then for each metric how it ends, or its range where it has more axes than the seed and the step; then a plot.
  public var text: String {
    let width = result.metrics.map(\.name.count).max() ?? 0
    let lines = result.metrics.flatMap { metric in
      let name = metric.name + String(repeating: " ", count: width - metric.name.count)
      let drawn = result.drawn(metric.name) ?? metric.measurement
      return ["\(name)  \(Self.summary(drawn))"] + TerminalPlot(drawn).lines
    }
    return ([result.name] + divergences + lines).joined(separator: "\n")
  }

  /// More runs than this are only counted.
  private static let mostDivergences = 8

  /// "diverged: rate=1000000 at step 3, where dense2 was no longer finite"
  private var divergences: [String] {
    guard let divergence = result.divergence else { return [] }
    let runs = divergence.values.indices.filter { !Measurement.isMissing(divergence.values[$0]) }
    let lines = runs.prefix(Self.mostDivergences).map { run in
      let labels = divergence.labels(at: run)
      let names = divergence.axes.filter { $0.labels.count > 1 }.compactMap { axis in
        labels[axis.name].map { "\(axis.name)=\($0)" }
      }
      var line = "diverged: " + names.joined(separator: " ") + (names.isEmpty ? "" : " ")
      line += "at step \(Measurement.Label.number(divergence.values[run]))"
      if outcomes.indices.contains(run), case .diverged(_, let layer) = outcomes[run] {
        line += ", where \(layer) was no longer finite"
      }
      return line
    }
    let rest = runs.count - lines.count
    return lines + (rest > 0 ? ["… and \(rest) more runs"] : [])
  }

  private static func summary(_ measurement: Measurement) -> String {
    let last = measurement.selectingLast("step") ?? measurement
    let values = last.values.filter { !Measurement.isMissing($0) }
    let axes = last.axes.filter { $0.labels.count > 1 }.map { "\($0.name) \($0.summary)" }
    let format = { ValueFormatter.auto.format($0, locale: .english) }
    guard !values.isEmpty else { return "nothing was measured" }
    let numbers = values.filter { !$0.isNaN }
    guard let low = numbers.min(), let high = numbers.max() else { return format(.nan) }
    let range = low == high ? format(low) : "\(format(low)) to \(format(high))"
    let lost = values.count - numbers.count
    return (axes.isEmpty ? range : "\(range) over \(axes.joined(separator: " and "))")
      + (lost > 0 ? ", and \(format(.nan)) at \(lost) of \(values.count)" : "")
  }

  /// Axes and values of every metric; values that are not finite are the strings `NaN`, `Infinity` and
  /// `-Infinity`, those that were never measured are `null`; where runs diverged, the step of each.
  public var json: String {
    let metrics = result.metrics.map { metric in
      "{\"name\":\(JSONText.string(metric.name)),\(Self.content(metric.measurement))}"
    }
    let divergence = result.divergence.map { ",\"divergence\":{\(Self.content($0))}" }
    return "{\"experiment\":\(JSONText.string(result.name)),\"seeds\":\(result.seeds),"
      + "\"metrics\":[\(metrics.joined(separator: ","))]\(divergence ?? "")}"
  }

  private static func content(_ measurement: Measurement) -> String {
    let axes = measurement.axes.map { axis in
      "{\"name\":\(JSONText.string(axis.name)),\"labels\":[\(axis.labels.map(label).joined(separator: ","))]}"
    }
    let values = measurement.values.map(JSONText.number)
    return "\"axes\":[\(axes.joined(separator: ","))],\"values\":[\(values.joined(separator: ","))]"
  }

  private static func label(_ label: Measurement.Label) -> String {
    switch label {
    case .number(let number): JSONText.number(number)
    case .text(let text): JSONText.string(text)
    }
  }
}
