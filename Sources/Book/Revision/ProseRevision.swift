import Bytes
import Experiments

/// A build after an edit of prose: only the pages of the edited chapters are made, and their parts of the search
/// index.
///
/// It holds where the last build was of the same book but for the words of some chapters, as their frames
/// tell; for everything else it gives up, and the whole book is built.
struct ProseRevision {
  private let options: BuildOptions
  private let record: SiteRecord
  private let comparison: SiteRecord.Comparison
  private let store: ContentStore
  private let writer: SiteWriter

  init(
    _ options: BuildOptions, _ record: SiteRecord, _ comparison: SiteRecord.Comparison,
    _ store: ContentStore, _ writer: SiteWriter
  ) {
    self.options = options
    self.record = record
    self.comparison = comparison
    self.store = store
    self.writer = writer
  }

  /// What the build did; nil if more than prose has changed.
  ///
  /// - Throws: What keeps the site from being written. The old one then stands as it was.
  func build(_ news: (BuildNews) -> Void = { _ in }) throws(SiteError) -> BuildSummary? {
    // The one file that holds the whole book is made of all pages.
    guard !options.makesSingleFile, let pages = revisedPages else { return nil }
    var files = SiteFiles()
    for page in pages { files[page.chapter.address] = page.html }
    news(.made(files.bytes))
    let index = "\(options.sitePath)/\(SearchIndex.path)"
    guard var script = FileSystem.contents(of: index) else { return nil }
    for page in pages {
      guard !page.searched.isEmpty,
        let range = SearchIndex.range(ofEntriesFor: page.chapter.address, in: script)
      else { return nil }
      script.replaceSubrange(range, with: page.searched)
    }
    files[SearchIndex.path] = script
    guard let changes = try writer.replace(files, if: { record.isSiteUnchanged(since: comparison) })
    else { return nil }
    news(.placed)
    record.replace(pages.map { $0.record.piece(of: $0.chapter) }, in: store)
    record.keep(comparison, written: files.hashes, in: store)
    var summary = comparison.summary
    summary.pagesWritten = changes.changed.count { $0.hasSuffix(".html") }
    return summary
  }

  private struct Page {
    var chapter: Chapter
    var html: [UInt8]
    /// The chapter's part of the search index.
    var searched: [UInt8]
    var record: PageRecord
  }

  /// The pages of the edited chapters; nil if anything else has changed.
  private var revisedPages: [Page]? {
    let folder = ChapterFolder(book: options.book, name: options.chapters)
    let start = record.path(ofChapter: "")
    var pages: [Page] = []
    for path in comparison.changes {
      let name = path.dropFirst(start.count)
      guard path.hasPrefix(start), name.hasSuffix(".md"), !name.contains("/"),
        let file = try? folder.file(String(name)), let page = revisedPage(file, at: path)
      else { return nil }
      pages.append(page)
    }
    return pages
  }

  private func revisedPage(_ file: ChapterFolder.File, at path: String) -> Page? {
    // What is kept afterwards must be what was read.
    guard !file.isIndex, comparison.now.hash(ofFile: path) == BuildRecord.hash(of: file.bytes),
      var chapter = try? file.chapter(number: nil), chapter.document.diagnostics.isEmpty,
      let old = record.pageRecord(of: chapter, store),
      old.frame == ChapterFrame(chapter).key.hex, old.pieces.fit(chapter.document)
    else { return nil }
    chapter.number = old.number
    let page = ChapterPage(
      chapter: chapter, content: PlacedPieces(old.pieces, in: chapter.document),
      surroundings: old.surroundings)
    let sections = page.sections
    return Page(
      chapter: chapter,
      html: PageTemplate().file(for: page.context(bodyHTML: page.bodyHTML, sections)),
      searched: SearchIndex.entries(for: sections),
      record: PageRecord(of: chapter, surroundings: old.surroundings, pieces: old.pieces))
  }
}
