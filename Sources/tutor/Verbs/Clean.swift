import ArgumentParser
import Book

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove the cache of results.",
    discussion: "The site stays. The next build computes everything anew.")

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options)
    let removed = try terminal.reporting(build) { try build.clean() }
    terminal.say("removed \(removed.count) results, \(removed.bytes / 1024) kB")
  }
}
