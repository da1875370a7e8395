import ArgumentParser
import Book
import Foundation

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what the book computes.")

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    let entries = try terminal.reporting(build) { try build.experimentList() }
    let width = entries.map(\.name.count).max() ?? 0
    for entry in entries {
      let name = entry.name.padding(toLength: width, withPad: " ", startingAt: 0)
      terminal.say(
        "\(name)  \(entry.runs) runs  \(entry.metrics.joined(separator: ", "))  \(entry.place)")
    }
  }
}
