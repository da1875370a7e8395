extension Measurement {
  /// The index of the axis with a name.
  public func axisIndex(named name: String) -> Int? {
    axes.firstIndex { $0.name == name }
  }

  /// The part of the measurement at one label of an axis, which disappears.
  ///
  /// - Precondition: Both indices exist.
  public func selecting(axis: Int, index: Int) -> Measurement {
    let part = selecting(axis: axis, indices: [index])
    var axes = part.axes
    axes.remove(at: axis)
    return Measurement(axes: axes, values: part.values)
  }

  /// The part of the measurement at some labels of an axis, in the order of the indices.
  ///
  /// - Precondition: All indices exist.
  public func selecting(axis: Int, indices: [Int]) -> Measurement {
    let count = axes[axis].labels.count
    precondition(indices.allSatisfy { (0..<count).contains($0) }, "no such label")
    let inner = axes[(axis + 1)...].reduce(1) { $0 * $1.labels.count }
    let outer = axes[..<axis].reduce(1) { $0 * $1.labels.count }
    var values: [Double] = []
    values.reserveCapacity(outer * indices.count * inner)
    for block in 0..<outer {
      for index in indices {
        let start = (block * count + index) * inner
        values.append(contentsOf: self.values[start..<start + inner])
      }
    }
    var axes = axes
    axes[axis].labels = indices.map { self.axes[axis].labels[$0] }
    return Measurement(axes: axes, values: values)
  }

  /// The part of the measurement at a label; nil without such an axis or label.
  public func selecting(_ name: String, _ label: Label) -> Measurement? {
    guard let axis = axisIndex(named: name), let index = axes[axis].labels.firstIndex(of: label)
    else { return nil }
    return selecting(axis: axis, index: index)
  }

  /// The part of the measurement at an axis's first label; nil without such an axis or any label.
  public func selectingFirst(_ name: String) -> Measurement? { selectingEnd(name, isLast: false) }

  /// The part of the measurement at an axis's last label, of networks of different depth each one's
  /// own; nil without such an axis or any label.
  public func selectingLast(_ name: String) -> Measurement? { selectingEnd(name, isLast: true) }

  private func selectingEnd(_ name: String, isLast: Bool) -> Measurement? {
    guard let axis = axisIndex(named: name), !axes[axis].labels.isEmpty else { return nil }
    return reducing(axis: axis) { Self.end(of: $0, along: name, isLast: isLast) ?? Self.missing }
  }

  /// The first or last of the values along an axis that there is at all: a network of ten layers has
  /// its last one at 10, whatever deeper ones stand beside it.
  ///
  /// Not so along the steps, where the last one is the end of training, which a run that diverged
  /// does not reach.
  static func end(of values: [Double], along axis: String, isLast: Bool) -> Double? {
    guard axis != "step" else { return isLast ? values.last : values.first }
    let isMeasured = { !Measurement.isMissing($0) }
    return (isLast ? values.last(where: isMeasured) : values.first(where: isMeasured))
      ?? values.first
  }

  /// Replaces the values along an axis, which disappears, by one number each time.
  ///
  /// - Precondition: The axis exists.
  public func reducing(axis: Int, _ reduce: ([Double]) -> Double) -> Measurement {
    let count = axes[axis].labels.count
    let inner = axes[(axis + 1)...].reduce(1) { $0 * $1.labels.count }
    let outer = axes[..<axis].reduce(1) { $0 * $1.labels.count }
    var values: [Double] = []
    values.reserveCapacity(outer * inner)
    for block in 0..<outer {
      for offset in 0..<inner {
        let start = block * count * inner + offset
        values.append(reduce((0..<count).map { self.values[start + $0 * inner] }))
      }
    }
    var axes = axes
    axes.remove(at: axis)
    return Measurement(axes: axes, values: values)
  }

  /// The same numbers with an axis moved to the end, where its values lie side by side.
  ///
  /// - Precondition: The axis exists.
  public func movingToEnd(axis: Int) -> Measurement {
    var order = Array(axes.indices)
    order.append(order.remove(at: axis))
    return broadcast(to: order.map { axes[$0] })
  }

  public func map(_ transform: (Double) -> Double) -> Measurement {
    Measurement(axes: axes, values: values.map(transform))
  }
}
