/// What a part of an expression stands for: numbers, truth values or texts along named axes.
///
/// Before anything has run only the shape is known; checking and evaluating are therefore the
/// same computation, with and without numbers.
struct Quantity {
  enum Kind: Hashable {
    case number
    /// 1 for true and 0 for false.
    case truth
    /// Indices into these texts; not a number stands for no text at all.
    case text([String])
  }

  /// More values than this are refused when axes are combined.
  static let mostValues = 4_000_000

  var kind: Kind
  private(set) var axes: [Measurement.Axis]
  /// Nil while only the shape is known.
  private(set) var numbers: Measurement?

  init(_ numbers: Measurement, kind: Kind = .number) {
    self.kind = kind
    self.axes = numbers.axes
    self.numbers = numbers
  }

  init(axes: [Measurement.Axis], kind: Kind = .number) {
    self.kind = kind
    self.axes = axes
  }

  func axisIndex(named name: String) -> Int? { axes.firstIndex { $0.name == name } }

  /// The same shape and numbers, with other numbers in each place; what is missing stays so.
  func map(kind: Kind, _ transform: (Double) -> Double) -> Quantity {
    guard let numbers else { return Quantity(axes: axes, kind: kind) }
    let mapped = numbers.map { value in
      kind == .number && Measurement.isMissing(value) ? value : transform(value)
    }
    return Quantity(mapped, kind: kind)
  }

  /// The part at one label; the axis disappears.
  func selecting(axis: Int, index: Int) -> Quantity {
    if let numbers { return Quantity(numbers.selecting(axis: axis, index: index), kind: kind) }
    return removing(axis: axis, kind: kind)
  }

  /// The part at some labels; the axis stays.
  func selecting(axis: Int, indices: [Int]) -> Quantity {
    if let numbers { return Quantity(numbers.selecting(axis: axis, indices: indices), kind: kind) }
    var part = self
    part.axes[axis].labels = indices.map { axes[axis].labels[$0] }
    return part
  }

  /// One number for the values along an axis, which disappears.
  func reducing(axis: Int, kind: Kind = .number, _ reduce: ([Double]) -> Double) -> Quantity {
    if let numbers { return Quantity(numbers.reducing(axis: axis, reduce), kind: kind) }
    return removing(axis: axis, kind: kind)
  }

  /// One number for all values along several axes together.
  func reducing(
    axes names: [String], kind: Kind = .number, _ reduce: ([Double]) -> Double
  ) -> Quantity {
    let rest = axes.filter { !names.contains($0.name) }
    guard let numbers else { return Quantity(axes: rest, kind: kind) }
    let pooled = axes.filter { names.contains($0.name) }
    let count = pooled.reduce(1) { $0 * $1.labels.count }
    let values = numbers.broadcast(to: rest + pooled).values
    let blocks = rest.reduce(1) { $0 * $1.labels.count }
    let reduced = (0..<blocks).map { reduce(Array(values[$0 * count..<($0 + 1) * count])) }
    return Quantity(Measurement(axes: rest, values: reduced), kind: kind)
  }

  /// Without those axes that have a single label, so that there is nothing to select.
  var withoutSingleLabels: Quantity {
    var result = self
    while let axis = result.axes.firstIndex(where: { $0.labels.count == 1 }) {
      result = result.selecting(axis: axis, index: 0)
    }
    return result
  }

  /// Combines two quantities label by label. What is missing on one side is missing in the result,
  /// unless that is a truth value: nothing is true of what was not measured.
  func combined(
    with other: Quantity, kind: Kind = .number, _ combine: (Double, Double) -> Double
  ) throws(Measurement.AxisConflict) -> Quantity {
    let axes = try Measurement.broadcastAxes(axes, other.axes)
    guard let numbers, let others = other.numbers else { return Quantity(axes: axes, kind: kind) }
    let combined = try numbers.combined(with: others) { (left, right) in
      let isMissing = Measurement.isMissing(left) || Measurement.isMissing(right)
      return kind == .number && isMissing ? Measurement.missing : combine(left, right)
    }
    return Quantity(combined, kind: kind)
  }

  private func removing(axis: Int, kind: Kind) -> Quantity {
    var axes = axes
    axes.remove(at: axis)
    return Quantity(axes: axes, kind: kind)
  }
}

extension Measurement.Axis {
  /// The axis along which an experiment is repeated.
  static let seedName = "seed"

  /// The labels in short: all of a few, or the first and the last.
  var summary: String {
    guard labels.count > 8, let first = labels.first, let last = labels.last else {
      return labels.map(\.description).joined(separator: ", ")
    }
    if case .number = first { return "\(first)…\(last)" }
    return labels.prefix(12).map(\.description).joined(separator: ", ")
      + (labels.count > 12 ? ", …" : "")
  }
}
