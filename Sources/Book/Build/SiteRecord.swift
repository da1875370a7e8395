import Experiments
import Foundation

/// Remembers what the last build read and wrote, so that the next one can tell at once that nothing changed.
struct SiteRecord {
  private static let name = "site"
  private let options: BuildOptions
  /// The program and its options: another program may write other pages.
  private let key: ContentKey

  init(_ options: BuildOptions) {
    self.options = options
    var inputs = KeyInputs()
    inputs.add("results", SourceFingerprint.program.hex)
    inputs.add("pages", Self.pagesKey.hex)
    inputs.add("chapters", options.path(options.chapters))
    inputs.add("site", options.path(options.site))
    inputs.add("address", options.baseURL ?? "")
    inputs.add("single file", options.makesSingleFile ? "yes" : "no")
    key = inputs.key
  }

  /// The code that makes pages out of results, with its theme.
  static let pagesKey: ContentKey = {
    var inputs = KeyInputs()
    for file in EmbeddedFiles.all {
      inputs.add(file.path.description, ContentKey(of: file.text.description).hex)
    }
    return inputs.key
  }()

  /// The last build, and how what it read and wrote differs from it now.
  struct Comparison {
    /// What the last build did; no page counts as written.
    var summary: BuildSummary
    var now: BuildRecord
    /// The files of experiments, below the book's folder.
    var data: [String]
    /// The paths, from the root, of what was changed, added or removed since.
    var changes: [String]
  }

  /// - Returns: nil if nothing is known of a build by this program with these options.
  func comparison(_ store: ContentStore) -> Comparison? {
    guard let earlier = store.buildRecord(Self.name), earlier.key == key,
      let text = store.read(String.self, .page, summaryInputs.key)?.value
    else { return nil }
    let lines = text.split(separator: "\n").map(String.init)
    guard let summary = BuildSummary(recorded: lines.first ?? "") else { return nil }
    let data = Array(lines.dropFirst())
    let now = look(data: data, earlier: earlier)
    let changes = now.changes(since: earlier)
    // Files just written had to be read again; from now on a glance at each is enough.
    if changes.isEmpty, !earlier.isSettled { store.keep(now, as: Self.name) }
    return Comparison(summary: summary, now: now, data: data, changes: changes)
  }

  /// The path from the root of a file of the chapters' folder.
  func path(ofChapter file: String) -> String { "\(absolute(options.chaptersPath))/\(file)" }

  /// The chapters' folder as it is now: look before reading it, so that a later edit shows.
  func chapters() -> BuildRecord {
    BuildRecord(of: chapterFiles, below: "/", key: key, earlier: nil)
  }

  /// The files that experiments take their samples from, named below the book's folder, as they are now.
  func samples(_ data: [String]) -> BuildRecord {
    BuildRecord(of: paths(ofData: data), below: "/", key: key, earlier: nil)
  }

  /// Notes that the site is up to date with chapters and samples as they were before they were read: one
  /// that was saved since then differs from the note. `written` are the files of the site by content.
  func keep(
    _ summary: BuildSummary, chapters: BuildRecord, samples: BuildRecord, data: [String],
    written: [String: UInt64], in store: ContentStore
  ) {
    // Without the note the next build finds out again that nothing changed.
    let text = ([summary.recorded] + data).joined(separator: "\n")
    try? store.write(text, .page, EntryMeta(inputs: summaryInputs, seconds: 0))
    let site = site(written, since: chapters)
    store.keep(site.adding(samples).adding(chapters), as: Self.name)
  }

  /// Whether the site that stands is still the one that was compared.
  func isSiteUnchanged(since comparison: Comparison) -> Bool {
    let site = BuildRecord(
      of: files(below: options.sitePath), below: "/", key: key, earlier: comparison.now)
    return comparison.now.adding(site).changes(since: comparison.now).isEmpty
  }

  /// Notes that the site is up to date with what was read as it was when it was compared; `written` are the
  /// files that were put into the site since, by content.
  func keep(
    _ comparison: Comparison, written: [String: UInt64], in store: ContentStore
  ) {
    let site = site(written, since: comparison.now)
    store.keep(comparison.now.adding(site), as: Self.name)
  }

  /// The site's folder as it is now, where some of its files are known by content.
  private func site(_ written: [String: UInt64], since earlier: BuildRecord) -> BuildRecord {
    let root = absolute(options.sitePath)
    return BuildRecord(
      of: files(below: options.sitePath), below: "/", relinked: earlier,
      written: Dictionary(uniqueKeysWithValues: written.map { ("\(root)/\($0)", $1) }))
  }

  // MARK: Pages

  func pageRecord(of chapter: Chapter, _ store: ContentStore) -> PageRecord? {
    pages(store).bytes(of: chapter.file).flatMap { try? PageRecord(storedBytes: $0) }
  }

  /// Keeps what later edits of the chapters' prose need, the records of their pages; without it the whole book
  /// is built again.
  func keep(_ records: [SealedTable.Piece], in store: ContentStore) {
    pages(store).write(records)
  }

  /// Keeps the records of some chapters beside those of the others.
  func replace(_ records: [SealedTable.Piece], in store: ContentStore) {
    pages(store).replace(records)
  }

  private func pages(_ store: ContentStore) -> SealedTable {
    SealedTable(store, name: "pages", key: key)
  }

  private var summaryInputs: KeyInputs { KeyInputs([KeyInput("summary", key.hex)]) }

  private func look(data: [String], earlier: BuildRecord?) -> BuildRecord {
    let read = chapterFiles + paths(ofData: data)
    return BuildRecord(
      of: read + files(below: options.sitePath), below: "/", key: key, earlier: earlier)
  }

  private func paths(ofData data: [String]) -> [String] {
    data.map { absolute(options.path($0)) }
  }

  /// Paths from the root, so that it does not matter which folder the book was named from.
  private func files(below folder: String) -> [String] {
    let root = absolute(folder)
    return ((try? FileSystem.files(below: folder)) ?? []).map { "\(root)/\($0)" }
  }

  private var chapterFiles: [String] {
    let root = absolute(options.chaptersPath)
    return ((try? ChapterFolder.paths(below: options.chaptersPath)) ?? []).map { "\(root)/\($0)" }
  }

  private func absolute(_ path: String) -> String {
    String(URL(fileURLWithPath: path).standardizedFileURL.path.dropFirst())
  }
}

extension BuildSummary {
  /// The parts that stay true while nothing changes.
  fileprivate var recorded: String { "\(pages) \(runsComputed + runsCached) \(claims)" }

  fileprivate init?(recorded: String) {
    let numbers = recorded.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    self.init()
    (pages, runsCached, claims) = (numbers[0], numbers[1], numbers[2])
  }
}
