import ArgumentParser
import Foundation

struct BenchTraining: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Training of a fixed size: seconds a step, seconds in all, peak memory, final loss.",
    discussion: Workload.all.map { "  \($0.name)  \($0.summary)" }.joined(separator: "\n"))

  @Argument(help: "Which workload; all of them if it is left out.")
  var name: String?

  @Flag(help: "Print a line of JSON for each workload.")
  var json = false

  func run() throws {
    guard let name else { return try runAll() }
    guard let workload = Workload.all.first(where: { $0.name == name }) else {
      let names = Workload.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no workload '\(name)'; there are \(names)")
    }
    let times = try TrainingTimes.measure(workload)
    print(json ? try BenchLine.json(times) : row(times, workload))
  }

  /// Each workload in a process of its own, so that its time and memory are its own.
  private func runAll() throws {
    for workload in Workload.all {
      let process = Process()
      process.executableURL = Bundle.main.executableURL
      process.arguments = ["bench", "train", workload.name] + (json ? ["--json"] : [])
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    }
  }

  private func row(_ times: TrainingTimes, _ workload: Workload) -> String {
    let step = times.stepSeconds.map { String(format: "%8.3f ms a step", 1000 * $0) }
    return String(
      format: "%@  %@  %6.2f s in all  %4.0f MB  final loss %-9.6g  %@", workload.name,
      step ?? String(repeating: " ", count: 18), times.totalSeconds, times.peakMegabytes,
      times.finalLoss ?? .nan, workload.summary)
  }
}
