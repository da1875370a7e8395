import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct ValueDriftTests {
  private func build(
    _ book: TemporaryBook, accepts: Bool = false, requires: Bool = false
  ) throws -> BuildSummary {
    var options = BuildOptions()
    options.book = book.folder
    options.acceptsValues = accepts
    options.requiresValues = requires
    return try BookBuild(options).run()
  }

  private func record(_ book: TemporaryBook) throws -> String {
    try String(contentsOfFile: "\(book.folder)/chapters/values.txt", encoding: .utf8)
  }

  @Test func acceptedValuesAreOnRecord() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    #expect(try build(book).drift.isEmpty)
    #expect(try build(book, accepts: true).drift.isEmpty)
    #expect(
      try record(book).split(separator: "\n").filter { !$0.hasPrefix("#") } == [
        "01-chain.md  chain.delta-norm[constant=2, layer=1]:int  =  512",
        "01-chain.md#fig-chain  chain.delta-norm[constant=0.5, layer=1]:sig3  =  0.00195",
      ])
    #expect(try build(book, requires: true).drift.isEmpty)
  }

  @Test(arguments: ["", " x", "a\nb", "a  =  b", "\\n", "\\\\\n", "a\r\nb\u{0C}c\u{2028}d", "é"])
  func aTextOfAnyKindIsKept(_ text: String) {
    var record = ValueRecord("")
    let name = ValueRecord.Name(place: "a.md", expression: "writer.sample")
    record.values[name] = text
    #expect(ValueRecord(record.text).values == [name: text])
  }

  @Test func aValueThatMovesIsShownWithItsSentence() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try build(book, accepts: true)
    let moved = TemporaryBook.chapter.replacing("repeat: 10", with: "repeat: 9")
      .replacing("= 512", with: "= 256")
    try book.write(moved, to: "01-chain.md")
    for _ in 0..<2 {
      // A value that was not accepted is told by each build, also when nothing else has changed.
      let drift = try build(book).drift
      #expect(drift.moved.map(\.old) == ["512", "0.00195"])
      #expect(drift.moved.map(\.new) == ["256", "0.00391"])
      let first = try #require(drift.moved.first)
      #expect(first.position == SourcePosition(file: "chapters/01-chain.md", line: 19, column: 23))
      #expect(first.sentence == "The gradient is 256, see [fig-chain].")
      #expect(drift.lines.last?.hasPrefix("2 values moved; all claims hold.") == true)
    }
    #expect(try build(book, accepts: true).drift.isEmpty)
    #expect(try build(book).drift.isEmpty)
  }

  @Test func proseAroundAValueMayChange() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try build(book, accepts: true)
    try book.write(
      TemporaryBook.chapter.replacing("The gradient is", with: "Text.\n\nIt becomes"),
      to: "01-chain.md")
    #expect(try build(book).drift.isEmpty)
  }

  @Test func newAndOldValuesAreCounted() throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    #expect(try build(book, requires: true).drift.added == 2)
    _ = try build(book, accepts: true)
    try book.write(TemporaryBook.chapter.replacing(":int", with: ":sci1"), to: "01-chain.md")
    let drift = try build(book).drift
    #expect(drift.added == 1 && drift.removed == 1 && drift.moved.isEmpty)
  }

  @Test func sentencesEndWhereTheyEnd() {
    let document = Document.parse(
      "One is 1.5. Two is {val}`a.b` or *{val}`a.c` times*! Three.", file: "a.md")
    let places = document.values.map(\.position)
    let passage = document.passages[0]
    let quotation = Quotation(document.values[1], place: "a.md", passage: passage.inlines)
    #expect(
      quotation.sentence([places[0]: "0.25", places[1]: "7"]) == "Two is 0.25 or 7 times!")
  }

  @Test func aFailedClaimNamesTheSentencesThatQuoteIt() throws {
    let book = try TemporaryBook([
      "01-chain.md": TemporaryBook.chapter.replacing("= 512", with: "< 512")
    ])
    let error = try #require(WrongBookTests.errors { try book.build() }.first)
    #expect(
      error.notes.contains(
        "quoted at chapters/01-chain.md:19:23: The gradient is 512, see [fig-chain]."))
    #expect(error.notes.contains { $0.contains("16:27: It ends at 0.00195.") })
  }
}
