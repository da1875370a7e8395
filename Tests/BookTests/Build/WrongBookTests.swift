import Experiments
import Foundation
import Testing

@testable import Book

/// Mistakes an author makes: each gives one clear error at its place, and leaves the site as it was.
@Suite struct WrongBookTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    var name: String
    /// What is replaced in the chapter, and by what.
    var old: String
    var new: String
    /// The line and the column of the error, and a part of its message.
    var line: Int
    var column: Int
    var message: String
    var suggestion: String?
    var testDescription: String { name }
  }

  static let mistakes: [Mistake] = [
    .init(
      name: "misspelt key", old: "loss: sum", new: "los: sum", line: 7, column: 1, message: "los",
      suggestion: "loss"),
    .init(
      name: "wrong type", old: "{ones: {samples: 1,", new: "{ones: {samples: many,", line: 4,
      column: 24, message: "whole number"),
    .init(
      name: "unknown experiment in a figure", old: "from: chain", new: "from: chian", line: 13,
      column: 7, message: "no experiment 'chian'", suggestion: "chain"),
    .init(
      name: "dead cross reference", old: "[](#fig-chain)", new: "[](#fig-chian)", line: 19,
      column: 71, message: "fig-chian", suggestion: "fig-chain"),
    .init(
      name: "name given twice", old: "```figure fig-chain", new: "```figure chain", line: 12,
      column: 11, message: "'chain' is given twice"),
    .init(
      name: "a value where a drawing has words", old: "gradient-by-layer: {metric: delta-norm}",
      new: "gradient-by-layer: {metric: delta-norm, y-label: 'to {val}`1 + 1`'}", line: 14,
      column: 54, message: "a value cannot stand here"),
    .init(
      name: "a value that cannot stand in its formula", old: "$n$",
      new: "$\\hspace{{val}`1 + 1`}$", line: 1, column: 29, message: "a value cannot stand here"),
    .init(
      name: "an unknown metric in a formula", old: "$n$", new: "$x = {val}`chain.delta-nrm`$",
      line: 1, column: 31, message: "delta-nrm", suggestion: "delta-norm"),
    .init(
      name: "an unknown metric in a description", old: "# A chain",
      new: "---\ndescription: It is {val}`chain.delta-nrm`\n---\n# A chain", line: 2, column: 32,
      message: "delta-nrm", suggestion: "delta-norm"),
    .init(name: "bad TeX", old: "$n$", new: "$\\frc{1}{n}$", line: 1, column: 15, message: "frc"),
    .init(
      name: "broken YAML", old: "samples: 1, features: 1}}", new: "samples: 1, features: 1",
      line: 4,
      column: 14, message: "never closed"),
    .init(
      name: "negative width", old: "{dense: 1,", new: "{dense: -1,", line: 5, column: 17,
      message: "from 1 to 65536"),
    .init(
      name: "a billion layers", old: "repeat: 10,", new: "repeat: 1000000000,", line: 5, column: 28,
      message: "from 1 to 10000"),
    .init(
      name: "false claim", old: "= 512", new: "< 512", line: 22, column: 1,
      message: "does not hold"),
    .init(
      name: "unknown metric in a value", old: "`chain.delta-norm[constant=2",
      new: "`chain.delta-nrm[constant=2", line: 19, column: 29, message: "delta-nrm",
      suggestion: "delta-norm"),
    .init(
      name: "unknown label in a value", old: "[constant=2, layer=1]:int",
      new: "[constant=3, layer=1]:int", line: 19, column: 49, message: "3",
      suggestion: "2"),
    .init(
      name: "divergence that was not declared", old: "[0.5, 2]", new: "[0.5, 2, 1e300]", line: 3,
      column: 15, message: "diverged"),
  ]

  @Test(arguments: mistakes)
  func givesOneClearErrorAtItsPlace(_ mistake: Mistake) throws {
    let book = try TemporaryBook(["01-chain.md": TemporaryBook.chapter])
    _ = try book.build()
    let before = try book.site()
    #expect(TemporaryBook.chapter.contains(mistake.old))
    try book.write(
      TemporaryBook.chapter.replacing(mistake.old, with: mistake.new), to: "01-chain.md")
    let errors = Self.errors { try book.build() }
    let error = try #require(errors.first { $0.message.contains(mistake.message) }, "\(errors)")
    #expect(error.position.file == "chapters/01-chain.md")
    #expect(error.position.line == mistake.line)
    #expect(error.position.column == mistake.column)
    #expect(error.suggestion == mistake.suggestion)
    #expect(try book.site() == before)
  }

  @Test func foldersWithoutChaptersAreNamed() throws {
    let book = try TemporaryBook([:])
    let errors = Self.errors { try book.build() }
    #expect(errors.count == 1)
    #expect(errors.first?.message.contains("has no chapters") == true)
  }

  @Test func textThatIsNotUTF8IsPlaced() throws {
    let book = try TemporaryBook([:])
    try Data([0x23, 0x20, 0x41, 0x0A, 0x61, 0xFF]).write(
      to: URL(fileURLWithPath: "\(book.folder)/chapters/01-bad.md"))
    let errors = Self.errors { try book.build() }
    #expect(
      errors.first?.position == SourcePosition(file: "chapters/01-bad.md", line: 2, column: 2))
  }

  @Test func mistakesOfAllChaptersAreGathered() throws {
    let book = try TemporaryBook([
      "01-a.md": "# A\n\n[](#nowhere)\n", "02-b.md": "# B\n\n```experiment b\nmodle: []\n```\n",
    ])
    let files = Set(Self.errors { try book.build() }.map(\.position.file))
    #expect(files == ["chapters/01-a.md", "chapters/02-b.md"])
  }

  @Test("A formula that stands in several places is wrong in each of them")
  func aWrongFormulaIsToldWhereverItStands() throws {
    let book = try TemporaryBook([
      "01-a.md": "# A\n\nsome $\\frc{1}$ text\n", "02-b.md": "# B\n\n$\\frc{1}$ and $n$\n",
    ])
    let places = Self.errors { try book.build() }.map(\.position)
    #expect(
      places == [
        SourcePosition(file: "chapters/01-a.md", line: 3, column: 7),
        SourcePosition(file: "chapters/02-b.md", line: 3, column: 2),
      ])
  }

  static func errors(_ body: () throws -> BuildSummary) -> [Diagnostic] {
    do {
      _ = try body()
      return []
    } catch let diagnostics as Diagnostics {
      return diagnostics.all.filter { $0.severity == .error }
    } catch {
      Issue.record(error)
      return []
    }
  }
}
