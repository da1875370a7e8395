import Experiments

/// What one experiment measured, for the terminal and for other programs.
public struct ExperimentReport: Sendable {
  let result: ExperimentResult

  /// For each metric how it ends, or its range where it has more axes than the seed and the step; then a plot.
  public var text: String {
    let width = result.metrics.map(\.name.count).max() ?? 0
    let lines = result.metrics.flatMap { metric in
      let name = metric.name + String(repeating: " ", count: width - metric.name.count)
      return ["\(name)  \(Self.summary(metric.measurement))"]
        + TerminalPlot(metric.measurement).lines
    }
    return ([result.name] + lines).joined(separator: "\n")
  }

  private static func summary(_ measurement: Measurement) -> String {
    let last = measurement.selectingLast("step") ?? measurement
    let values = last.values.filter { !Measurement.isMissing($0) }
    let axes = last.axes.filter { $0.labels.count > 1 }.map { "\($0.name) \($0.summary)" }
    let format = { ValueFormatter.auto.format($0, locale: .english) }
    guard let low = values.min(), let high = values.max() else { return "nothing was measured" }
    let range = low == high ? format(low) : "\(format(low)) to \(format(high))"
    return axes.isEmpty ? range : "\(range) over \(axes.joined(separator: " and "))"
  }

  /// Axes and values of every metric; values that are not finite are the strings `NaN`, `Infinity` and
  /// `-Infinity`, those that were never measured are `null`.
  public var json: String {
    let metrics = result.metrics.map { metric in
      let axes = metric.measurement.axes.map { axis in
        "{\"name\":\(JSONText.string(axis.name)),\"labels\":[\(axis.labels.map(Self.label).joined(separator: ","))]}"
      }
      let values = metric.measurement.values.map(JSONText.number)
      return "{\"name\":\(JSONText.string(metric.name)),\"axes\":[\(axes.joined(separator: ","))],"
        + "\"values\":[\(values.joined(separator: ","))]}"
    }
    return "{\"experiment\":\(JSONText.string(result.name)),\"seeds\":\(result.seeds),"
      + "\"metrics\":[\(metrics.joined(separator: ","))]}"
  }

  private static func label(_ label: Measurement.Label) -> String {
    switch label {
    case .number(let number): JSONText.number(number)
    case .text(let text): JSONText.string(text)
    }
  }
}
