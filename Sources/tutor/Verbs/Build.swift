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

      The values that prose quotes are on record in chapters/values.txt. When one moves, the build says so;
      --accept takes them as they are now.

      EXAMPLES
        tutor build -n                     what would run, and why
        tutor build --refresh deep-sigmoid compute one experiment anew
        tutor build --verify 5%            compute a sample again and compare the bits
        tutor build --strict               for a server: fail if a value moved, or on a warning
      """)

  @Argument(help: "The chapters to build (default: all); the other pages stay as they are.")
  var chapters: [String] = []

  @Flag(name: [.customShort("n"), .long], help: "Only say what would run, and why.")
  var dryRun = false

  @Option(help: ArgumentHelp("Compute this experiment anew; may be repeated.", valueName: "name"))
  var refresh: [String] = []

  @Option(help: "Compute this share of the cached results again, and fail if a bit differs: 5%.")
  var verify: Share = Share(fraction: 0)

  @Flag(help: "Put the quoted values on record as they are now.")
  var accept = false

  @Flag(help: "Fail if a quoted value is not the one on record, and on warnings.")
  var strict = false

  @Flag(
    name: .customLong("single-file"),
    help: "Make also book.html: the whole book in one file, to be kept or printed.")
  var makesSingleFile = false

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      "The address the site will have; adds canonical addresses, a sitemap and a feed.",
      valueName: "url"))
  var baseURL: String?

  @OptionGroup var arguments: BookArguments

  func validate() throws {
    if !chapters.isEmpty, makesSingleFile || baseURL != nil {
      throw ValidationError("--single-file and --base-url are for the whole book")
    }
    guard let baseURL else { return }
    guard let url = URL(string: baseURL), ["http", "https"].contains(url.scheme), url.host != nil,
      url.query == nil, url.fragment == nil
    else { throw ValidationError("'\(baseURL)' is no address such as https://example.org/book/") }
  }

  func run() throws {
    let terminal = Terminal()
    let interruption = Interruption()
    var options = arguments.options
    options.only = chapters
    options.refreshed = refresh
    options.verifiedShare = verify.fraction
    options.acceptsValues = accept
    options.requiresValues = strict
    options.baseURL = baseURL
    options.makesSingleFile = makesSingleFile
    let build = BookBuild(
      options, cancellation: interruption.cancellation, warn: terminal.warn)
    if dryRun {
      let forecast = try terminal.reporting(build) { try build.forecast() }
      for line in ReasonText.lines(forecast.experiments.flatMap(\.missing)) { terminal.say(line) }
      terminal.say(forecast.summary)
      return
    }
    let display = ProgressDisplay(terminal)
    let summary = try terminal.reporting(build) {
      try build.run(progress: { display.show($0) })
    }
    terminal.clearLine()
    terminal.show(Diagnostics(summary.warnings), sources: build.sourceTexts)
    for line in summary.drift.lines { terminal.complain(line + "\n") }
    terminal.say(summary.line)
    if strict, !summary.drift.isEmpty || !summary.warnings.isEmpty { throw ExitCode(1) }
  }
}

/// `5%` or `0.05`
struct Share: ExpressibleByArgument {
  var fraction: Double

  init(fraction: Double) { self.fraction = fraction }

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Double(isPercent ? String(argument.dropLast()) : argument),
      (0...(isPercent ? 100 : 1)).contains(number)
    else { return nil }
    fraction = isPercent ? number / 100 : number
  }
}

extension BuildSummary {
  /// "9 pages (1 written) · 40 runs (2 computed, 38 cached) · 24 claims hold · 1.3 s"
  var line: String {
    let time = String(format: seconds < 1 ? "%.2f s" : "%.1f s", seconds)
    let verified = runsVerified > 0 ? ", \(runsVerified) of them to verify" : ""
    return [
      "\(pages) \(pages == 1 ? "page" : "pages") (\(pagesWritten) written)",
      "\(runsComputed + runsCached) \(runsComputed + runsCached == 1 ? "run" : "runs") (\(runsComputed) computed\(verified), \(runsCached) cached)",
      "\(claims) \(claims == 1 ? "claim holds" : "claims hold")", time,
    ].joined(separator: " · ")
  }
}
