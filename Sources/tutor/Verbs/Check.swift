import ArgumentParser
import Book
import Experiments

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find mistakes without running anything.",
    discussion: """
      Checks directives, values, claims, references and formulas of all chapters and lists everything it finds.
      """)

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    let warnings = try terminal.reporting(build) { try build.check() }
    terminal.show(Diagnostics(warnings), sources: build.sourceTexts)
    terminal.say("nothing wrong" + (warnings.isEmpty ? "" : " but the above"))
  }
}
