import ArgumentParser
import Book

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Preview the site at a local address, rebuilt on each save.",
    discussion: """
      Serves the last good site at once. When a chapter is saved, what changed is computed and open pages change in
      place; mistakes are shown on the page and here. Builds have a process of their own: should one of them end
      it, the preview goes on, and the next save starts another.
      """)

  @OptionGroup var arguments: BookArguments

  @Option(
    name: [.customShort("p", allowingJoined: true), .customLong("port")],
    help: "The port to listen on (default: the first free one from 8000).")
  var port: UInt16?

  func run() async throws {
    let terminal = Terminal()
    do {
      try await PreviewServer(arguments, port: port).run()
    } catch {
      terminal.complain("error: \(error)\n")
      throw ExitCode(1)
    }
  }
}
