import Charts
import Experiments

/// The part of a measurement at one choice of labels for all axes that a figure does not draw along.
struct Slice {
  /// `relu`, `layer 3`; none if there is nothing to choose.
  var names: [String]
  /// What tells the slice from others: `relu`, `3`.
  var labels: [Measurement.Label]
  /// What the seeds measured at each place, in row-major order along the axes drawn; never a missing
  /// value, so that there may be fewer values than seeds.
  var places: [[Double]]

  /// `relu, layer 3`
  var name: String { names.joined(separator: ", ") }

  /// Points whose coordinates lie `width` to a row, of which the first two are drawn; one that lacks a
  /// coordinate is left out.
  func points(width: Int) -> [Point] {
    guard width > 1 else { return [] }
    var points: [Point] = []
    for start in stride(from: 0, to: places.count, by: width) {
      guard let x = places[start].first, let y = places[start + 1].first else { continue }
      points.append(Point(x, y))
    }
    return points
  }

  /// One slice for each combination of labels of the axes that are neither drawn along nor the seed.
  ///
  /// - Precondition: The measurement has all the axes that are drawn along.
  static func slices(of measurement: Measurement, along names: [String]) -> [Slice] {
    let drawn = names.compactMap { name in measurement.axes.first { $0.name == name } }
    precondition(drawn.count == names.count, "no such axis")
    let outer = measurement.axes.filter { !names.contains($0.name) && $0.name != "seed" }
    let seeds = measurement.axes.filter { $0.name == "seed" && !names.contains("seed") }
    let values = measurement.broadcast(to: outer + drawn + seeds).values
    let seedCount = seeds.reduce(1) { $0 * $1.labels.count }
    let placeCount = drawn.reduce(1) { $0 * $1.labels.count }
    return (0..<outer.reduce(1) { $0 * $1.labels.count }).map { slice in
      let labels = Self.labels(of: slice, outer)
      return Slice(
        names: Self.names(labels, outer), labels: labels,
        places: (0..<placeCount).map { place in
          let start = (slice * placeCount + place) * seedCount
          return values[start..<start + seedCount].filter { !Measurement.isMissing($0) }
        })
    }
  }

  private static func labels(of slice: Int, _ axes: [Measurement.Axis]) -> [Measurement.Label] {
    var rest = slice
    var labels: [Measurement.Label] = []
    for axis in axes.reversed() {
      labels.insert(axis.labels[rest % axis.labels.count], at: 0)
      rest /= axis.labels.count
    }
    return labels
  }

  private static func names(
    _ labels: [Measurement.Label], _ axes: [Measurement.Axis]
  ) -> [String] {
    zip(labels, axes).filter { $1.labels.count > 1 }.map { $1.name(of: $0) }
  }
}

extension Measurement.Axis {
  /// A word speaks for itself, a number needs its axis: `relu`, `layer 3`.
  func name(of label: Measurement.Label) -> String {
    switch label {
    case .number: "\(name) \(label)"
    case .text(let text): text
    }
  }

  /// Numbers stand for themselves; words are counted from 0.
  var positions: [Double] {
    labels.enumerated().map { i, label in
      if case .number(let number) = label { number } else { Double(i) }
    }
  }

  /// Where one of the labels stands among them.
  func position(of label: Measurement.Label) -> Double {
    if isNumeric, case .number(let number) = label { return number }
    return Double(labels.firstIndex(of: label) ?? 0)
  }

  /// The labels of both, in order: numbers by size, words as they come.
  func union(_ other: Measurement.Axis) -> Measurement.Axis {
    let new = other.labels.filter { !labels.contains($0) }
    var union = Measurement.Axis(name, labels + new)
    if !new.isEmpty, union.isNumeric {
      union.labels = union.positions.sorted().map { .number($0) }
    }
    return union
  }

  var isNumeric: Bool {
    labels.allSatisfy { if case .number = $0 { true } else { false } }
  }
}
