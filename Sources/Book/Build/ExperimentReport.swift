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
        "{\"name\":\(Self.string(axis.name)),\"labels\":[\(axis.labels.map(Self.label).joined(separator: ","))]}"
      }
      let values = metric.measurement.values.map(Self.number)
      return "{\"name\":\(Self.string(metric.name)),\"axes\":[\(axes.joined(separator: ","))],"
        + "\"values\":[\(values.joined(separator: ","))]}"
    }
    return "{\"experiment\":\(Self.string(result.name)),\"seeds\":\(result.seeds),"
      + "\"metrics\":[\(metrics.joined(separator: ","))]}"
  }

  private static func label(_ label: Measurement.Label) -> String {
    switch label {
    case .number(let number): self.number(number)
    case .text(let text): string(text)
    }
  }

  private static func number(_ value: Double) -> String {
    if Measurement.isMissing(value) { return "null" }
    if value.isNaN { return "\"NaN\"" }
    if value.isInfinite { return value < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return "\(value)"
  }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
