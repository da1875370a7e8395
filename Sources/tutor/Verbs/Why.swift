import ArgumentParser
import Book

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why an experiment would run, or would not.",
    discussion: """
      EXAMPLES
        tutor why deep-sigmoid       "optimizer.sgd.rate 0.1 → 0.01", "engine source changed: BatchNorm.swift"
      """)

  @Argument(help: "The experiment's name.")
  var name: String

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    let runs = try terminal.reporting(build) { try build.reasons(toRun: name) }
    for line in ReasonText.lines(runs) { terminal.say(line) }
  }
}

/// Reasons of many runs in few lines: runs that have the same ones are told together.
enum ReasonText {
  static func lines(_ runs: [(label: String, reasons: [String])]) -> [String] {
    var order: [[String]] = []
    var labels: [[String]: [String]] = [:]
    for run in runs {
      if labels[run.reasons] == nil { order.append(run.reasons) }
      labels[run.reasons, default: []].append(run.label)
    }
    return order.flatMap { reasons -> [String] in
      let names = labels[reasons] ?? []
      let rest = names.count > 1 ? " and \(names.count - 1) more" : ""
      return ["\(names[0])\(rest)"] + reasons.map { "  \($0)" }
    }
  }
}
