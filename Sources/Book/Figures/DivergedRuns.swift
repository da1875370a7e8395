import Experiments

/// What figures draw of a run from its divergence on, where nothing more was measured.
///
/// The values there read NaN, so the figures have to show it. Over seeds a run that diverged is left out, as it
/// is in values, unless all did.
extension ExperimentResult {
  /// A metric with NaN at each step that no seed reached because of divergence.
  func drawn(_ name: String) -> Measurement? {
    guard var measured = metric(name), let steps = measured.axisIndex(named: "step"),
      let diverged = divergence(along: measured.axes)
    else { return metric(name) }
    let isReached = measured.isAnyMeasured(along: "seed")
    let isThere = measured.isAnyMeasured(along: "step")
    let inner = measured.axes[(steps + 1)...].reduce(1) { $0 * $1.labels.count }
    let labels = measured.axes[steps].positions
    for index in measured.values.indices where !isReached[index] {
      let step = labels[index / inner % labels.count]
      // A shallower network has no layer 20 at any step.
      let exists = isThere[index] || diverged[index] < labels[0]
      if step >= diverged[index], exists { measured.values[index] = .nan }
    }
    return measured
  }

  /// All metrics as they are drawn.
  func drawn() -> ExperimentResult {
    var result = self
    for index in metrics.indices {
      result.metrics[index].measurement = drawn(metrics[index].name) ?? metrics[index].measurement
    }
    return result
  }

  /// A metric with a further step for each divergence between two recorded ones, at which it is NaN.
  func drawnAlongSteps(_ name: String) -> Measurement? {
    guard let measured = metric(name), let index = measured.axisIndex(named: "step"),
      divergence(along: measured.axes) != nil, let divergence
    else { return metric(name) }
    let old = measured.axes[index]
    let between = divergence.values.filter { step in
      !Measurement.isMissing(step) && !old.labels.contains(.number(step))
    }
    guard !between.isEmpty, old.isNumeric else { return measured }
    var axes = measured.axes
    axes[index].labels = Set(old.positions + between).sorted().map { .number($0) }
    let rows = measured.movingToEnd(axis: index)
    let others = Array(rows.axes.dropLast())
    guard let diverged = self.divergence(along: others) else { return measured }
    var values: [Double] = []
    for (row, step) in diverged.enumerated() {
      let own = rows.values[row * old.labels.count..<(row + 1) * old.labels.count]
      let measuredAt = Dictionary(
        zip(old.positions, own), uniquingKeysWith: { first, _ in first })
      let exists = own.contains { !Measurement.isMissing($0) } || step < old.positions.first ?? 0
      values += axes[index].positions.map { label in
        measuredAt[label] ?? (label == step && exists ? .nan : Measurement.missing)
      }
    }
    return Measurement(axes: others + [axes[index]], values: values).broadcast(to: axes)
  }

  /// The step of divergence for each place of a measurement, NaN where there was none; nil if there is none, or
  /// the measurement has not the axes of the runs.
  private func divergence(along axes: [Measurement.Axis]) -> [Double]? {
    guard let divergence,
      divergence.axes.allSatisfy({ own in
        axes.contains { $0.name == own.name && $0.labels == own.labels }
      })
    else { return nil }
    return divergence.broadcast(to: axes).values
  }
}

extension Measurement {
  /// For each place, whether anything was measured at the places that differ from it along an axis alone.
  fileprivate func isAnyMeasured(along name: String) -> [Bool] {
    guard let index = axisIndex(named: name) else { return values.map { !Self.isMissing($0) } }
    return reducing(axis: index) { $0.contains { !Self.isMissing($0) } ? 1 : 0 }
      .broadcast(to: axes).values.map { $0 > 0 }
  }
}
