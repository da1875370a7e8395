import ArgumentParser
import Experiments
import Foundation

struct BenchTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "A training run: seconds a step, seconds in all, peak memory, final loss.")

  @Argument(help: "Which of \(Workload.all.map(\.name).joined(separator: ", ")).")
  var name: String

  @Flag(help: "Print one line of JSON.")
  var json = false

  func run() throws {
    guard let workload = Workload.all.first(where: { $0.name == name }) else {
      throw ValidationError("there is no workload '\(name)'")
    }
    let job = try workload.experiment().jobs()[0]
    let start = ContinuousClock.now
    let result = try job.work(CancellationCheck())
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let loss = result["loss"]?.values.last ?? .nan
    if json {
      print(
        "{\"workload\":\"\(name)\",\"step_s\":\(seconds / Double(workload.steps)),"
          + "\"total_s\":\(seconds),\"rss_mb\":\(Self.peakMemory),\"final_loss\":\(loss)}")
    } else {
      print(
        String(
          format: "%@  %.3f ms a step  %.2f s in all  %.0f MB  final loss %.6g", name,
          1000 * seconds / Double(workload.steps), seconds, Self.peakMemory, loss))
    }
  }

  /// The largest resident size of this process so far, in MB.
  private static var peakMemory: Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
