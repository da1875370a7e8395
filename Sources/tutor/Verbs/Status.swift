import ArgumentParser
import Book
import Experiments
import Foundation

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which results are in the cache and which are not.")

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    let forecast = try terminal.reporting(build) { try build.forecast() }
    let width = forecast.experiments.map(\.name.count).max() ?? 0
    for experiment in forecast.experiments {
      let name = experiment.name.padding(toLength: width, withPad: " ", startingAt: 0)
      let isComplete = experiment.stored == experiment.runs
      terminal.say(
        "\(name)  \(experiment.stored) of \(experiment.runs) runs\(isComplete ? "" : "  ← to run")")
    }
    terminal.say(forecast.summary)
  }
}

extension BookBuild.Forecast {
  /// "12 of 40 runs to compute, about 1 min 20 s"
  var summary: String {
    let all = experiments.reduce(0) { $0 + $1.runs }
    let missing = experiments.reduce(0) { $0 + $1.missing.count }
    if missing == 0 { return "nothing to compute: all \(all) runs are in the cache" }
    let time = seconds.map { ", about \(DurationText.text(seconds: $0))" } ?? ""
    return "\(missing) of \(all) runs to compute\(time)"
  }
}
