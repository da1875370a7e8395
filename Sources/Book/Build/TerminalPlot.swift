import Engine
import Experiments

/// A measurement as lines of blocks, one for each series, for a terminal.
///
///     activation=tanh  ▇▇▆▅▄▃▂▂▁▁  0.693 → 0.012
///
/// Over the seeds it is the median. The heights are logarithmic where the values are positive and span more
/// than two powers of ten.
struct TerminalPlot {
  private let measurement: Measurement
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let width = 40
  /// More series than this are only counted.
  private static let mostSeries = 8

  init(_ measurement: Measurement) {
    var measurement = measurement
    if let seed = measurement.axisIndex(named: "seed") {
      measurement = measurement.reducing(axis: seed) { Measurement.median(of: $0) }
    }
    while let single = measurement.axes.firstIndex(where: { $0.labels.count == 1 }) {
      measurement = measurement.selecting(axis: single, index: 0)
    }
    self.measurement = measurement
  }

  /// Nothing for a single number.
  var lines: [String] {
    guard let x = xAxis else { return [] }
    let series = measurement.movingToEnd(axis: x)
    let length = measurement.axes[x].labels.count
    let count = series.values.count / length
    let labels = Self.labels(series.axes.dropLast())
    let width = labels.prefix(Self.mostSeries).map(\.count).max() ?? 0
    let heights = Heights(series.values)
    let lines = (0..<min(count, Self.mostSeries)).map { index in
      let values = Array(series.values[index * length..<(index + 1) * length])
      let label = labels[index] + String(repeating: " ", count: width - labels[index].count)
      return
        "  \(label)\(width > 0 ? "  " : "")\(Self.blocks(values, heights))  \(Self.ends(values))"
    }
    let rest = count > lines.count ? ["  … and \(count - lines.count) more"] : []
    return ["  along \(Self.extent(of: measurement.axes[x]))"] + lines + rest
  }

  /// The steps if there are several, else the layers, else what has most labels.
  private var xAxis: Int? {
    for name in ["step", "layer"] {
      if let axis = measurement.axisIndex(named: name) { return axis }
    }
    return measurement.axes.indices.max {
      measurement.axes[$0].labels.count < measurement.axes[$1].labels.count
    }
  }

  /// "step, 0 to 2000"
  private static func extent(of axis: Measurement.Axis) -> String {
    let ends = [axis.labels.first, axis.labels.last].compactMap { $0?.description }
    return "\(axis.name), \(ends.joined(separator: " to "))"
  }

  private static func labels(_ axes: ArraySlice<Measurement.Axis>) -> [String] {
    axes.reduce([""]) { labels, axis in
      labels.flatMap { label in
        axis.labels.map { "\(label)\(label.isEmpty ? "" : " ")\(axis.name)=\($0)" }
      }
    }
  }

  /// At most `width` values, evenly taken, each as a block; a cross where it is not finite, a blank where nothing was
  /// measured.
  private static func blocks(_ values: [Double], _ heights: Heights) -> String {
    let count = min(width, values.count)
    return String(
      (0..<count).map { i in
        let index = count == 1 ? 0 : i * (values.count - 1) / (count - 1)
        if let level = heights.level(values[index], of: blocks.count) { return blocks[level] }
        return Measurement.isMissing(values[index]) ? " " : "×"
      })
  }

  private static func ends(_ values: [Double]) -> String {
    let measured = values.filter { !Measurement.isMissing($0) }
    guard let first = measured.first, let last = measured.last else { return "nothing measured" }
    let format = { ValueFormatter.auto.format($0, locale: .english) }
    return "\(format(first)) → \(format(last))"
  }

  /// Where values lie between the smallest and the largest of all series.
  private struct Heights {
    let lower: Double
    let upper: Double
    let isLogarithmic: Bool

    init(_ values: [Double]) {
      let finite = values.filter(\.isFinite)
      let (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
      isLogarithmic = least > 0 && most / least > 100
      lower = isLogarithmic ? PortableMath.log10(least) : least
      upper = isLogarithmic ? PortableMath.log10(most) : most
    }

    func level(_ value: Double, of count: Int) -> Int? {
      guard value.isFinite else { return nil }
      guard upper > lower else { return 0 }
      let place = isLogarithmic ? PortableMath.log10(value) : value
      // A difference of two values may be too large for a number.
      let factor = (upper - lower).isFinite ? 1 : 0.5
      let height = (place * factor - lower * factor) / (upper * factor - lower * factor)
      return min(count - 1, max(0, Int(height * Double(count))))
    }
  }
}
