import Experiments
import Testing

@testable import Book

@Suite struct FolderListingTests {
  @Test(arguments: [
    (["10-ten.md", "2-two.md", "1-one.md"], ["1-one.md", "2-two.md", "10-ten.md"]),
    (["10.md", "09.md", "9.md", "1.md"], ["1.md", "09.md", "9.md", "10.md"]),
    (["a.md", "a10b2.md", "a10b10.md", "a9.md"], ["a.md", "a9.md", "a10b2.md", "a10b10.md"]),
    (["v1.10.md", "v1.9.md"], ["v1.9.md", "v1.10.md"]),
    (["99999999999999999999999999.md", "100.md"], ["100.md", "99999999999999999999999999.md"]),
  ])
  func numbersInNamesCount(_ names: [String], _ expected: [String]) {
    #expect(FolderListing(names, folder: "chapters").chapters == expected)
    #expect(FolderListing(names.reversed(), folder: "chapters").chapters == expected)
  }

  /// A strict order of all names: whatever the pair, one way round or neither, and never in a circle.
  @Test func theOrderIsAnOrder() {
    let parts = ["", "a", "0", "00", "1", "01", "10", "9", "-", "é"]
    let names = parts.flatMap { first in
      parts.flatMap { second in parts.map { first + second + $0 } }
    }
    let sorted = Set(names).sorted(by: NaturalOrder.isBefore)
    for (index, name) in sorted.enumerated() {
      #expect(!NaturalOrder.isBefore(name, name))
      for later in sorted[(index + 1)...] {
        #expect(NaturalOrder.isBefore(name, later) && !NaturalOrder.isBefore(later, name))
      }
    }
  }

  @Test(arguments: [
    "a.md~", "#a.md#", ".#a.md", ".a.md.swp", "a.md.swp", "a.md.bak", "a.MD.BAK", "a.md.orig",
    ".DS_Store", "Thumbs.db", "desktop.ini", "4913", "photo.png~", "a.md.tmp", "a.md.old",
    "a.md.save",
  ])
  func whatEditorsLeaveIsNoPartOfTheBook(_ name: String) { #expect(EditorFiles.isOne(name)) }

  @Test(arguments: ["a.md", "photo.png", "tmp.png", "a~b.md", "#a.png", "backup.bak.png", "_a.md"])
  func whatAuthorsWriteIsOne(_ name: String) { #expect(!EditorFiles.isOne(name)) }

  @Test(arguments: [
    ("02-b.qmd", "is no chapter"), ("02-b.Rmd", "is no chapter"), ("b.ipynb", "is no chapter"),
    ("_quarto.yml", "are not read"), ("01-a copy.md", "a copy of '01-a.md'"),
    ("01-a (1).md", "a copy of '01-a.md'"), ("01-a_BACKUP_123.md", "a copy of '01-a.md'"),
    ("files/b.ipynb", nil), ("a copy.md", nil), ("settings.yml", nil),
  ])
  func whatOtherProgramsLeaveIsTold(_ path: String, _ message: String?) {
    let listing = FolderListing([path, "01-a.md"], folder: "chapters")
    #expect(listing.chapters.contains("01-a.md"))
    #expect((listing.chapters + listing.others).count == 2)
    #expect(listing.diagnostics.count == (message == nil ? 0 : 1))
    #expect(listing.diagnostics.allSatisfy { $0.severity == .warning })
    if let message { #expect(listing.diagnostics.first?.message.contains(message) == true) }
  }

  /// Each with the severity and a part of what is said.
  @Test(arguments: [
    ("02-UPPER.MD", Diagnostic.Severity.error, "not in '.MD'"),
    ("03-c.markdown", .error, "not in '.markdown'"), ("04.Md", .error, "not in '.Md'"),
    ("05.md.txt", .error, "not in '.md.txt'"), ("part/01-a.md", .warning, "is not built"),
    ("part/sub/a.markdown", .warning, "is not built"),
    ("C# basics.md", .error, "may not have a '#'"),
    ("what?.md", .error, "may not have a '?'"), ("100%.md", .error, "may not have a '%'"),
    ("a:b.md", .error, "may not have a ':'"), ("a\nb.md", .error, "characters that no address"),
    ("a\u{7F}.png", .error, "characters that no address"),
    ("a\u{FFFD}.png", .error, "characters that no address"),
    (String(repeating: "a", count: 251) + ".md", .error, "too long"),
  ])
  func whatIsNoChapterIsReported(
    _ path: String, _ severity: Diagnostic.Severity, _ message: String
  ) throws {
    let listing = FolderListing([path, "01-a.md"], folder: "chapters")
    let problem = try #require(listing.diagnostics.first)
    #expect(listing.diagnostics.count == 1)
    #expect(problem.severity == severity && problem.message.contains(message), "\(problem)")
    #expect(!problem.position.file.unicodeScalars.contains { $0.value < 0x20 })
    #expect(listing.chapters == ["01-a.md"] && listing.others == [])
  }

  @Test(arguments: [
    ["A.md", "a.md"], ["Photo.png", "photo.png"], ["\u{E9}.md", "e\u{301}.md"],
    ["x/\u{E9}.png", "x/e\u{301}.png"], ["STRASSE.md", "strasse.md"],
  ])
  func namesThatManySystemsTakeForOneAreRefused(_ paths: [String]) {
    let listing = FolderListing(paths, folder: "chapters")
    #expect(listing.diagnostics.count == 1)
    #expect(listing.diagnostics.first?.severity == .error)
  }

  @Test(arguments: ["a & b.md", "图.md", "two words.md", "it's (1).md", "a+b=c.md"])
  func manyNamesAreGood(_ name: String) {
    let listing = FolderListing([name], folder: "chapters")
    #expect(listing.chapters == [name] && listing.diagnostics == [])
  }
}
