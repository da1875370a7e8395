import ArgumentParser
import Book

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a word of the directive language.",
    discussion: """
      EXAMPLES
        tutor explain                every word there is
        tutor explain batch-norm     what it does, its settings, an example
      """)

  @Argument(help: "A key, a layer, a probe, a function … (default: list all).")
  var word: String?

  func run() throws {
    let terminal = Terminal()
    guard let word else {
      terminal.say(Explanation.overview)
      return
    }
    do {
      terminal.say(try Explanation.text(of: word))
    } catch {
      terminal.complain("error: \(error)\n")
      throw ExitCode(1)
    }
  }
}
