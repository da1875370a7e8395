import Foundation
import RefusedCalls
import Synchronization
import Testing

@testable import Book

/// File systems that refuse locks, links, or other names for folders: the site is written all the same.
@Suite struct RefusedCallsTests {
  private static func build(_ book: TemporaryBook) throws -> (
    summary: BuildSummary, warnings: [String]
  ) {
    var options = BuildOptions()
    options.book = book.folder
    options.threads = 1
    let warnings = Mutex<[String]>([])
    let summary = try BookBuild(options, warn: { text in warnings.withLock { $0.append(text) } })
      .run()
    return (summary, warnings.withLock { $0 })
  }

  private static let chapter = """
    # A

    ```experiment chain
    data: {ones: {samples: 1, features: 1}}
    model: [{dense: 1, repeat: 3, bias: false}]
    loss: sum
    record: {delta-norm: first}
    ```
    """

  @Test(arguments: [ENOSYS, ENOLCK, EOPNOTSUPP, EBADF])
  func aBookIsBuiltOnceWithoutLocks(_ code: Int32) async throws {
    await #expect(processExitsWith: .success) { [code = code as Int32] in
      let book = try TemporaryBook(["01-a.md": Self.chapter])
      refuse_calls("flock", code)
      let first = try Self.build(book)
      try #require(first.summary.runsComputed == 1)
      try #require(try book.page("01-a.html").contains("<h1"))
      try #require(first.warnings.contains { $0.hasPrefix("there are no locks in ") })
      try #require(first.warnings.contains { $0.contains("would not notice each other") })
      try #require(Set(first.warnings).count == 2, "\(first.warnings)")
      try book.write(Self.chapter + "\n\nMore.\n", to: "01-a.md")
      try #require(try Self.build(book).summary.runsCached == 1)
      try #require(try book.page("01-a.html").contains("More."))
    }
  }

  @Test(arguments: [["link"], ["renameat2"], ["renameat2", "folder"], ["chmod", "fsync"]])
  func theSiteIsWrittenAllTheSame(_ names: [String]) async throws {
    await #expect(processExitsWith: .success) { [names = names as [String]] in
      let book = try TemporaryBook(["01-a.md": "# A\n", "02-b.md": "# B\n"])
      _ = try Self.build(book)
      for name in names { refuse_calls(name, EXDEV) }
      if names.contains("fsync") { refuse_calls("fsync", EINVAL) }
      try book.write("# A\n\nNew words.\n", to: "01-a.md")
      try FileManager.default.removeItem(atPath: "\(book.folder)/chapters/02-b.md")
      try book.write("# C\n", to: "03-c.md")
      let warnings = try Self.build(book).warnings
      try #require(warnings.isEmpty == !names.contains("folder"), "\(warnings)")
      try #require(try book.page("01-a.html").contains("New words."))
      let site = try book.site()
      try #require(site["02-b.html"] == nil && site["03-c.html"] != nil)
      let beside = try FileManager.default.contentsOfDirectory(atPath: book.folder)
      try #require(!beside.contains { $0.hasPrefix(".site.") }, "\(beside)")
    }
  }

  /// Nothing is computed for a site that cannot be written.
  @Test func aPlaceThatIsNotOursIsToldBeforeAnythingRuns() throws {
    let book = try TemporaryBook(["01-a.md": Self.chapter])
    try FileManager.default.createDirectory(
      atPath: book.folder + "/site", withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: URL(fileURLWithPath: book.folder + "/site/mine.txt"))
    #expect(throws: SiteError.self) { try Self.build(book) }
    #expect(!FileManager.default.fileExists(atPath: book.folder + "/.tutor/cache/run"))
  }
}
