import Experiments
import Testing

@testable import Book

/// What would run, and why.
@Suite struct BookForecastTests {
  /// Quotes nothing of the point that is edited.
  private static let chapter = TemporaryBook.chapter.replacing(
    "constant=0.5, layer=1]:sig3", with: "constant=2, layer=1]:sig3")

  private func build(_ book: TemporaryBook) -> BookBuild {
    var options = BuildOptions()
    options.book = book.folder
    return BookBuild(options)
  }

  private func reasons(_ book: TemporaryBook, replacing old: String, with new: String) throws
    -> [[String]]
  {
    try book.write(Self.chapter.replacing(old, with: new), to: "01-chain.md")
    return try build(book).forecast().experiments[0].missing.map(\.reasons)
  }

  @Test func whatIsMissingIsTold() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    let before = try build(book).forecast()
    #expect(before.experiments.map(\.runs) == [2] && before.experiments.map(\.stored) == [0])
    #expect(
      before.experiments[0].missing.map(\.reasons) == [["it has never run"], ["it has never run"]])
    _ = try book.build()
    let after = try build(book).forecast()
    #expect(after.experiments[0].missing.isEmpty && after.seconds == 0)
    #expect(try build(book).reasons(toRun: "chain").count == 2)
    #expect(throws: UnknownName.self) { try build(book).reasons(toRun: "chian") }
  }

  @Test func reasonsFollowAnEditedPoint() throws {
    let book = try TemporaryBook(["01-chain.md": Self.chapter])
    _ = try book.build()
    // One point of the sweep was changed: its one run, and what it was before.
    #expect(
      try reasons(book, replacing: "[0.5, 2]", with: "[0.75, 2]")
        == [["init.constant 0.5 → 0.75"]])
    #expect(
      try reasons(book, replacing: "repeat: 10", with: "repeat: 11")
        == [["model.0.repeat 10 → 11"], ["model.0.repeat 10 → 11"]])
    // What a chart says, and its data's label, trains nothing.
    #expect(try reasons(book, replacing: "Half of a half", with: "Another title").isEmpty)
    #expect(
      try reasons(book, replacing: "```experiment chain", with: "```experiment chain").isEmpty)
  }

  @Test func refreshedAndVerifiedRunsAreComputed() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try book.build()
    var build = build(book)
    build.options.refreshed = ["chain"]
    #expect(try build.run().runsComputed == 2)
    build.options.refreshed = ["nothing"]
    #expect(throws: UnknownName.self) { try build.run() }
    build.options.refreshed = []
    build.options.verifiedShare = 0.5
    let verified = try build.run()
    #expect(verified.runsVerified == 1 && verified.runsComputed == 1)
  }

  @Test func aRunThatTakesTooLongFailsAlone() throws {
    let slow = TemporaryBook.chapter.replacing("[0.5, 2]", with: "[0.5]").replacing(
      "record:", with: "steps: 1000000\noptimizer: {sgd: 0}\nbudget: {minutes: 0.0005}\nrecord:"
    ).replacing("experiment chain", with: "experiment slow")
    let both =
      TemporaryBook.chapter + "\n\n"
      + slow[..<(slow.range(of: "```figure")?.lowerBound ?? slow.endIndex)].replacing(
        "# A", with: "## A")
    let book = try TemporaryBook(["01-chain.md": both])
    let errors = WrongBookTests.errors { try book.build() }
    #expect(errors.count == 1)
    #expect(errors.first?.message.contains("longer than its limit") == true)
    // The others are in the cache.
    try book.write(TemporaryBook.chapter, to: "01-chain.md")
    #expect(try book.build().runsComputed == 0)
  }
}
