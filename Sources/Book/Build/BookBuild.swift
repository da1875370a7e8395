import Dispatch
import Experiments
import Foundation

/// Builds a book: reads and checks its chapters, computes what is not in the cache, and writes the site.
public struct BookBuild: Sendable {
  public var options: BuildOptions
  public var cancellation: Cancellation
  /// Hears of what the system does not allow and a build gets over; may be called from any thread.
  public var warn: @Sendable (String) -> Void

  public init(
    _ options: BuildOptions, cancellation: Cancellation = Cancellation(),
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.options = options
    self.cancellation = cancellation
    self.warn = warn
  }

  /// The texts of all chapters by the path that stands in positions, for showing errors.
  public var sourceTexts: [String: String] {
    let files = (try? folder.files()) ?? []
    return Dictionary(
      files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
      uniquingKeysWith: { first, _ in first })
  }

  var folder: ChapterFolder {
    ChapterFolder(book: options.book, name: options.chapters)
  }

  func makeStore() -> ContentStore? {
    guard options.usesCache else { return nil }
    return ContentStore(folder: ContentStore.defaultFolder(ofBook: options.book)) { [warn] in
      warn("\($0)")
    }
  }

  var writer: SiteWriter { SiteWriter(folder: options.sitePath, warn: warn) }

  /// Finds all that is wrong with the book short of running it.
  ///
  /// - Returns: Warnings.
  /// - Throws: `Diagnostics`, or a package that is not installed.
  public func check() throws -> [Diagnostic] {
    let read = try read(makeStore())
    read.cache?.save()
    return read.plan.warnings
  }

  /// A book that has been read and checked, and with what its formulas and code were typeset.
  private struct ReadBook {
    var plan: BookPlan
    var typesetting: Typesetting
    var cache: TextCache?
    var engine: FormulaEngine
  }

  /// Reads and checks the book, and typesets its formulas and code.
  private func read(_ store: ContentStore?) throws -> ReadBook {
    let files = try folder.files()
    let cache = store.map { TextCache($0, name: "typesetting") }
    let engine = try FormulaEngine()
    if cache?.isEmpty ?? true, files.contains(where: \.mayHaveFormulas) { engine.start() }
    let plan = try folder.plan(of: files)
    let typesetting = try telling(of: plan) {
      try Typesetting(
        plan, cache: cache as (any MarkupCache)? ?? NoMarkupCache(), engine: engine)
    }
    return ReadBook(plan: plan, typesetting: typesetting, cache: cache, engine: engine)
  }

  /// What was wrong before, which may be the reason for what is wrong now, is told with it.
  private func telling<Result>(of plan: BookPlan, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let problems as Diagnostics {
      throw Diagnostics((problems.all + plan.warnings).sorted { $0.position < $1.position })
    }
  }

  /// Makes the site up to date; `news` hears of a new one as soon as it stands, or sooner of its pages.
  ///
  /// - Throws: `Diagnostics` if the book is wrong, `RunError.cancelled`, or what keeps the site from being
  ///   written. The old site then stands as it was.
  public func run(
    progress: (RunProgress) -> Void = { _ in }, news: (BuildNews) -> Void = { _ in }
  ) throws -> BuildSummary {
    let start = ContinuousClock.now
    let store = makeStore()
    let watch = SiteRecord(options)
    if let store, var summary = try quickSummary(watch, store, news) {
      summary.seconds = (ContinuousClock.now - start) / .seconds(1)
      return summary
    }
    let read = watch.chapters()
    let made = try make(watch, store, progress, news)
    let changes = try made.changes.value.get()
    news(.published)
    var summary = made.summary
    summary.count(made.site.files, changes)
    // What is still to be told is told again by the next build, and what was edited meanwhile is read by it.
    if let store, options.only.isEmpty, summary.drift.isEmpty, summary.warnings.isEmpty {
      watch.keep(made.site.records, in: store)
      watch.keep(
        summary, chapters: read, samples: made.samples, data: made.data,
        written: made.site.files.hashes, in: store)
    }
    summary.seconds = (ContinuousClock.now - start) / .seconds(1)
    return summary
  }
}

extension BookBuild {
  /// A site that is being written, and what is to be told and kept of it.
  private struct Making {
    var site: SitePages.Site
    var changes: Background<Result<SiteChanges, any Error>>
    /// All but what is told of the files.
    var summary: BuildSummary
    var data: [String]
    var samples: BuildRecord
  }

  /// Reads and checks the book, computes what is missing, and makes the whole site of it.
  ///
  /// The site is written in the background: to take a large book apart on return takes as long as half of that.
  private func make(
    _ watch: SiteRecord, _ store: ContentStore?, _ progress: (RunProgress) -> Void,
    _ news: (BuildNews) -> Void
  ) throws -> Making {
    // What takes a moment to make and is needed later.
    DispatchQueue.global(qos: .userInitiated).async {
      PageTemplate.prepare()
      _ = SourceFingerprint.current
    }
    let read = try read(store)
    // After formulas with values, which come last, or whatever keeps the build from getting there.
    defer { read.cache?.save() }
    let book = read.plan
    let plan = try options.only.isEmpty ? book : book.restricted(to: options.only)
    let samples = watch.samples(book.dataFiles)
    news(.reads(book.dataFiles))
    let jobs = try jobs(of: plan, store)
    // Nobody wants to wait for results that have no place.
    try writer.checkPlace()
    store?.checkPlace()
    store?.remember(SourceFingerprint.current)
    let outcomes = Runner(
      threads: options.threads, store: store, cancellation: cancellation
    ).run(jobs, report: progress)
    if cancellation.isRequested { throw RunError.cancelled }
    let results = try BookResults(plan, outcomes: outcomes)
    var summary = BuildSummary(plan, outcomes)
    summary.runsVerified = jobs.count { $0.policy == .verify }
    if options.only.isEmpty { summary.drift = try compareValues(plan, results) }
    summary.warnings = book.warnings + results.warnings
    var typesetting = read.typesetting
    try typesetting.fill(
      results.values, cache: read.cache as (any MarkupCache)? ?? NoMarkupCache(),
      engine: read.engine)
    let site = try site(of: plan, results, typesetting, store)
    let changes = Background { [writer, files = site.files] in
      Result { try writer.write(files) }
    }
    return Making(
      site: site, changes: changes, summary: summary, data: book.dataFiles, samples: samples)
  }

  private func site(
    of plan: BookPlan, _ results: BookResults, _ typesetting: Typesetting, _ store: ContentStore?
  ) throws -> SitePages.Site {
    let cache = store.map { TextCache($0, name: "drawings") }
    let finished = FinishedBook(
      plan: plan, results: results, typesetting: typesetting,
      drawings: try FigureCharts.drawings(plan, results),
      cache: cache as (any MarkupCache)? ?? MemoryMarkupCache())
    let site = try SitePages(
      finished, publication: options.baseURL.map(Publication.init),
      hasSingleFile: options.makesSingleFile
    ).site(besides: options.only.isEmpty ? SiteFiles() : SiteFiles(folder: options.sitePath))
    if options.only.isEmpty { cache?.save() }
    return site
  }

  /// What there was to do, where nothing has changed since the last build, or nothing but prose.
  private func quickSummary(
    _ record: SiteRecord, _ store: ContentStore, _ news: (BuildNews) -> Void
  ) throws -> BuildSummary? {
    guard options.changesNothingElse, let comparison = record.comparison(store) else { return nil }
    news(.reads(comparison.data))
    guard !comparison.changes.isEmpty else { return comparison.summary }
    return try ProseRevision(options, record, comparison, store, writer).build(news)
  }
}

extension BuildSummary {
  init(_ plan: BookPlan, _ outcomes: [JobOutcome]) {
    self.init()
    let distinct = Dictionary(
      outcomes.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    runsComputed = distinct.values.count { if case .computed = $0.state { true } else { false } }
    runsCached = distinct.count - runsComputed
    claims = plan.claims.reduce(0) { $0 + $1.claims.count }
  }

  /// Counts the pages of a site, and those among them that were written.
  fileprivate mutating func count(_ site: SiteFiles, _ changes: SiteChanges) {
    let pages = site.paths.filter { $0.hasSuffix(".html") }
    let written = Set(changes.added + changes.changed)
    self.pages = pages.count
    pagesWritten = pages.filter(written.contains).count
  }
}
