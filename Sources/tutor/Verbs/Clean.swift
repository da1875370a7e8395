import ArgumentParser
import Book

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove results from the cache.",
    discussion: """
      The site stays; the next build computes what is missing.

      EXAMPLES
        tutor clean                      all of them
        tutor clean --older-than 30d     those not used for 30 days
        tutor clean --max-size 500M      the longest unused ones, until the rest fits
      """)

  @Option(help: "Only what was not used for so long: 30d, 12h, 90min.")
  var olderThan: Age?

  @Option(help: "Keep so much of the most recently used: 500M, 2G.")
  var maxSize: ByteCount?

  @Flag(help: "Only say what would be removed.")
  var dryRun = false

  @OptionGroup var arguments: BookArguments

  func run() throws {
    let terminal = Terminal()
    let build = BookBuild(arguments.options, warn: terminal.warn)
    let removed = try terminal.reporting(build) {
      try build.clean(olderThan: olderThan?.duration, maxSize: maxSize?.bytes, dryRun: dryRun)
    }
    terminal.say(
      "\(dryRun ? "would remove" : "removed") \(removed.count) results, \(removed.bytes / 1024) kB")
  }
}

/// `30d`, `12h`, `90min`
struct Age: ExpressibleByArgument {
  var duration: Duration

  init?(argument: String) {
    let units = ["d": 86_400, "h": 3600, "min": 60, "s": 1]
    let digits = argument.prefix { $0.isNumber }
    guard let count = Int(digits), let unit = units[String(argument.dropFirst(digits.count))],
      count < 1_000_000
    else { return nil }
    duration = .seconds(count * unit)
  }
}

/// `500M`, `2G`, `100k`, `4096`
struct ByteCount: ExpressibleByArgument {
  var bytes: Int64

  init?(argument: String) {
    let units: [String: Int64] = ["": 1, "k": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let digits = argument.prefix { $0.isNumber }
    guard let count = Int64(digits), let unit = units[String(argument.dropFirst(digits.count))],
      count < 1_000_000_000
    else { return nil }
    bytes = count * unit
  }
}
