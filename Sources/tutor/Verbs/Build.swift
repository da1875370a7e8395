import ArgumentParser
import Book
import Experiments
import Foundation

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute what is missing and write the site.",
    discussion: """
      Results are kept in .tutor/cache: an experiment runs again when its settings or the code that computes it
      have changed, and not before. If the book is wrong, or claims what its experiments do not show, nothing is
      written and the old site stays.
      """)

  @Argument(help: "The chapters to build (default: all); the other pages stay as they are.")
  var chapters: [String] = []

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let interruption = Interruption()
    var options = arguments.options
    options.only = chapters
    let build = BookBuild(options, cancellation: interruption.cancellation)
    let display = ProgressDisplay(terminal)
    let summary = try terminal.reporting(build) {
      try build.run(
        progress: { display.show($0) },
        warn: { terminal.complain("warning: \($0)\n") })
    }
    terminal.clearLine()
    terminal.say(summary.line)
  }
}

extension BuildSummary {
  /// "9 pages (1 written) · 40 runs (2 computed, 38 cached) · 24 claims hold · 1.3 s"
  var line: String {
    let time = String(format: seconds < 1 ? "%.2f s" : "%.1f s", seconds)
    return [
      "\(pages) \(pages == 1 ? "page" : "pages") (\(pagesWritten) written)",
      "\(runsComputed + runsCached) \(runsComputed + runsCached == 1 ? "run" : "runs") (\(runsComputed) computed, \(runsCached) cached)",
      "\(claims) \(claims == 1 ? "claim holds" : "claims hold")", time,
    ].joined(separator: " · ")
  }
}
