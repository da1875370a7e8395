import ArgumentParser
import Book

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a chapter or an experiment.",
    discussion: """
      EXAMPLES
        tutor new chapter dropout            chapters/02-dropout.md with an experiment, a figure and a claim
        tutor new experiment deep-relu >> chapters/02-dropout.md
      """,
    subcommands: [NewChapter.self, NewExperiment.self])
}

struct NewChapter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter", abstract: "Write a chapter that works and says what to change.")

  @Argument(help: "Lowercase words joined by hyphens.")
  var name: String

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    let path = try terminal.reporting(build) { try build.addChapter(name) }
    terminal.say("wrote \(path)\n'tutor serve' shows it; 'tutor explain' lists the words to use")
  }
}

struct NewExperiment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment", abstract: "Print an experiment with a figure and a claim.")

  @Argument(help: "Lowercase words joined by hyphens.")
  var name: String

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    terminal.say(try terminal.reporting(build) { try build.newExperiment(name) })
  }
}
