extension Measurement {
  /// Why two measurements cannot be combined.
  public struct AxisConflict: Error, Hashable, Sendable {
    public var left: Axis
    public var right: Axis
  }

  /// The axes of a combination: the left ones, then those only the right side has.
  ///
  /// Axes meet by name. Of two with one name, one may have a single label and is then stretched;
  /// otherwise both must have the same labels, in whatever order. An axis without any labels stands
  /// for labels that are not known yet and fits everything.
  public static func broadcastAxes(
    _ left: [Axis], _ right: [Axis]
  ) throws(AxisConflict) -> [Axis] {
    var axes = left
    for axis in right {
      guard let index = axes.firstIndex(where: { $0.name == axis.name }) else {
        axes.append(axis)
        continue
      }
      let other = axes[index]
      if other.labels.isEmpty || axis.labels.count == 1 { continue }
      if axis.labels.isEmpty || other.labels.count == 1 {
        axes[index] = axis
      } else if other.labels != axis.labels, Set(other.labels) != Set(axis.labels) {
        throw AxisConflict(left: other, right: axis)
      }
    }
    return axes
  }

  /// Combines two measurements label by label; axes only one side has are repeated for the other.
  public func combined(
    with other: Measurement, _ combine: (Double, Double) -> Double
  ) throws(AxisConflict) -> Measurement {
    let axes = try Self.broadcastAxes(axes, other.axes)
    let left = broadcast(to: axes)
    let right = other.broadcast(to: axes)
    return Measurement(axes: axes, values: zip(left.values, right.values).map(combine))
  }

  /// The numbers arranged along other axes, among which are all of its own.
  ///
  /// - Precondition: Each own axis is among the given ones, with a single label or the same labels.
  public func broadcast(to target: [Axis]) -> Measurement {
    if axes == target { return self }
    var strides: [Int] = []
    var stride = values.count
    for axis in axes {
      stride /= max(1, axis.labels.count)
      strides.append(stride)
    }
    // What each label of each target axis adds to the offset of a value.
    let steps = target.map { axis -> [Int] in
      guard let index = axisIndex(named: axis.name), axes[index].labels.count > 1 else {
        return axis.labels.map { _ in 0 }
      }
      if axes[index].labels == axis.labels {
        return axis.labels.indices.map { $0 * strides[index] }
      }
      let places = Dictionary(
        zip(axes[index].labels, axes[index].labels.indices), uniquingKeysWith: { first, _ in first }
      )
      return axis.labels.map { (places[$0] ?? 0) * strides[index] }
    }
    let offsets = steps.reduce([0]) { offsets, steps in
      offsets.flatMap { offset in steps.map { offset + $0 } }
    }
    return Measurement(axes: target, values: offsets.map { values[$0] })
  }
}
