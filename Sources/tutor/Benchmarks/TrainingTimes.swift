import Experiments
import Foundation

/// What training a workload once took and led to.
struct TrainingTimes: Codable {
  var workload: String
  var threads: Int
  var steps: Int
  /// The median step; nil where several runs share the machine.
  var stepSeconds: Double?
  /// The tenth percentile: what an undisturbed step takes.
  var undisturbedStepSeconds: Double?
  /// From the start of the process to its result.
  var totalSeconds: Double
  var peakMegabytes: Double
  /// Of the last step, before its update, the mean over all runs; nil if it is not finite.
  var finalLoss: Double?

  enum CodingKeys: String, CodingKey {
    case workload, threads, steps
    case stepSeconds = "step_s"
    case undisturbedStepSeconds = "step_s_p10"
    case totalSeconds = "total_s"
    case peakMegabytes = "rss_mb"
    case finalLoss = "final_loss"
  }

  /// Trains a workload in this process, which should do nothing else.
  static func measure(_ workload: Workload) throws -> TrainingTimes {
    let start = ContinuousClock.now
    let experiment = try workload.experiment()
    let runs = experiment.points.count * experiment.seedCount
    let steps = runs * experiment.points[0].run.steps * workload.phaseCount
    var times = TrainingTimes(
      workload: workload.name, threads: 1, steps: steps, totalSeconds: 0, peakMegabytes: 0)
    let losses: [Double]
    if runs == 1 {
      var clock = StepClock(steps: steps)
      let result = try experiment.points[0].run.run(seed: 1) { clock.tick() }
      times.stepSeconds = StepClock.secondsPerStep(clock.seconds, phases: workload.phaseCount)
      times.undisturbedStepSeconds = StepClock.secondsPerStep(
        clock.seconds, phases: workload.phaseCount, quantile: 0.1)
      losses = [finalLoss(of: result)]
    } else {
      times.threads = 2
      let outcomes = Runner(threads: times.threads, store: nil).run(experiment.jobs())
      losses = outcomes.map { $0.result.map(finalLoss) ?? .nan }
    }
    let loss = losses.reduce(0, +) / Double(losses.count)
    times.finalLoss = loss.isFinite ? loss : nil
    times.peakMegabytes = ProcessUsage.peakMegabytes
    times.totalSeconds =
      ProcessUsage.secondsSinceStart ?? (ContinuousClock.now - start) / .seconds(1)
    return times
  }

  /// A run measures once more after its last update, which other engines do not.
  private static func finalLoss(of result: RunResult) -> Double {
    result["loss"]?.values.dropLast().last ?? .nan
  }
}
