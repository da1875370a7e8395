import ArgumentParser
import Book

/// Where the book is; the same for every verb.
struct BookArguments: ParsableArguments {
  @Option(
    name: .customLong("book"),
    help: ArgumentHelp("The book's folder.", valueName: "folder"))
  var book = "."

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp("The site's folder, below the book's.", valueName: "folder"))
  var site = "site"

  @Option(
    name: [.customShort("j", allowingJoined: true), .customLong("jobs")],
    help: ArgumentHelp("How many runs to compute at once (default: all cores).", valueName: "n"))
  var jobs: Int?

  @Flag(name: .customLong("no-cache"), help: "Compute everything anew and keep nothing.")
  var ignoresCache = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("-j must be at least 1, not \(jobs)") }
  }

  /// The same arguments for another process of this program.
  var commandLine: [String] {
    ["--book=\(book)", "--output=\(site)"] + (jobs.map { ["--jobs=\($0)"] } ?? [])
      + (ignoresCache ? ["--no-cache"] : [])
  }

  var options: BuildOptions {
    var options = BuildOptions()
    options.book = book
    options.site = site
    if let jobs { options.threads = jobs }
    options.usesCache = !ignoresCache
    return options
  }
}
