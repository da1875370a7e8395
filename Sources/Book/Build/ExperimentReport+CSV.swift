import Experiments

extension ExperimentReport {
  /// One row for each number, with a column for each axis of any metric; what was never measured is left out. The
  /// step at which a run diverged is a row `divergence`.
  public var csv: String {
    var names: [String] = []
    for axis in result.metrics.flatMap(\.measurement.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    let header = (["metric"] + names + ["value"]).map(Self.field).joined(separator: ",")
    let divergence = result.divergence.map { [ExperimentResult.Metric("divergence", $0)] } ?? []
    let rows = (result.metrics + divergence).flatMap { metric in
      metric.measurement.values.indices.compactMap { index -> String? in
        let value = metric.measurement.values[index]
        guard !Measurement.isMissing(value) else { return nil }
        let labels = metric.measurement.labels(at: index)
        let cells = names.map { labels[$0]?.description ?? "" }
        return ([metric.name] + cells + ["\(value)"]).map(Self.field).joined(separator: ",")
      }
    }
    return ([header] + rows).joined(separator: "\n")
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}

extension Measurement {
  /// The label of each axis at an index of `values`.
  func labels(at index: Int) -> [String: Label] {
    var labels: [String: Label] = [:]
    var rest = index
    for axis in axes.reversed() {
      labels[axis.name] = axis.labels[rest % axis.labels.count]
      rest /= axis.labels.count
    }
    return labels
  }
}
