import ArgumentParser
import Book

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run one experiment and print what it measured.",
    discussion: """
      Takes results from the cache if they are there. Values over seeds are medians.

      EXAMPLES
        tutor run deep-sigmoid
        tutor run deep-sigmoid --csv > deep-sigmoid.csv
        tutor run deep-sigmoid --json | jq '.metrics[0].values'
      """)

  @Argument(help: "The experiment's name.")
  var name: String

  @Flag(help: "Print all measurements as JSON.")
  var json = false

  @Flag(help: "Print all measurements as CSV, a row for each number.")
  var csv = false

  @OptionGroup var arguments: BookArguments

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
  }

  func run() throws {
    let terminal = Terminal()
    let interruption = Interruption()
    let build = BookBuild(
      arguments.options, cancellation: interruption.cancellation, warn: terminal.warn)
    let display = ProgressDisplay(terminal)
    let report = try terminal.reporting(build) {
      try build.runExperiment(name, progress: { display.show($0) })
    }
    terminal.clearLine()
    terminal.say(json ? report.json : csv ? report.csv : report.text)
  }
}
