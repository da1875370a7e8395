import Experiments

/// When each step of a run began.
struct StepClock {
  private var instants: [ContinuousClock.Instant] = []

  init(steps: Int) { instants.reserveCapacity(steps + 1) }

  /// Notes that a step begins, and with it that the one before is done.
  mutating func tick() { instants.append(.now) }

  /// The seconds of each step that is done.
  var seconds: [Double] {
    zip(instants, instants.dropFirst()).map { ($1 - $0) / .seconds(1) }
  }

  /// A quantile of the seconds of a step over the last 80 % of each phase, the mean over the phases.
  ///
  /// Phases have the same number of steps; the first steps of each warm up the caches.
  static func secondsPerStep(
    _ seconds: [Double], phases: Int, quantile: Double = 0.5
  ) -> Double {
    let length = seconds.count / phases
    let quantiles = (0..<phases).map { phase in
      let steps = seconds[phase * length..<(phase + 1) * length].dropFirst(length / 5).sorted()
      return steps.isEmpty ? .nan : steps[Int(Double(steps.count - 1) * quantile)]
    }
    return quantiles.reduce(0, +) / Double(phases)
  }
}
