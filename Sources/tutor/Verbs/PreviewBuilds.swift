import ArgumentParser
import Book

/// What `tutor serve` starts to build in a process of its own; nothing for people.
struct PreviewBuilds: ParsableCommand {
  static let name = "preview-builds"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Build for a preview, once for each byte of standard input.",
    shouldDisplay: false)

  @OptionGroup var arguments: BookArguments

  @Flag(help: "Show mistakes in colours.")
  var color = false

  func run() { PreviewBuilder(options: arguments.options, usesColor: color).run() }
}
