import Foundation
import Testing

@testable import Book

struct SiteWriterTests {
  /// A folder of its own for each test.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/site-\(UUID().uuidString)"
    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
    func text(_ name: String) -> String? {
      FileSystem.contents(of: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }
    func modified(_ name: String) throws -> Date {
      let values = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      return try #require(values[.modificationDate] as? Date)
    }
  }

  private func files(_ texts: [String: String]) -> SiteFiles {
    var files = SiteFiles()
    for (path, text) in texts { files.add(text, at: path) }
    return files
  }

  @Test(arguments: [true, false])
  func theFolderHoldsExactlyTheFiles(_ exchanges: Bool) throws {
    let folder = try Folder()
    var writer = SiteWriter(folder: folder.path + "/site")
    writer.exchangesFolders = exchanges
    let first = try writer.write(files(["a.html": "1", "b/c.html": "2", "d.html": "3"]))
    #expect(first.added == [".tutor-site", "a.html", "b/c.html", "d.html"])
    let old = Date(timeIntervalSince1970: 1_000_000)
    for name in ["a.html", "d.html"] {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: "\(folder.path)/site/\(name)")
    }

    let second = try writer.write(files(["a.html": "1", "d.html": "4", "e.html": "5"]))
    #expect(second == SiteChanges(added: ["e.html"], changed: ["d.html"], removed: ["b/c.html"]))
    #expect(folder.text("site/d.html") == "4")
    #expect(try folder.modified("site/a.html") == old, "unchanged files keep their time")
    #expect(try folder.modified("site/d.html") != old)
    #expect(FileSystem.kind(of: folder.path + "/site/b") == .missing)
    #expect(try folder.names() == ["site"], "nothing is left beside the site")

    #expect(try writer.write(files(["a.html": "1", "d.html": "4", "e.html": "5"])).isEmpty)
  }

  @Test func aBuildThatWasKilledIsFinishedOrUndone() throws {
    let folder = try Folder()
    let writer = SiteWriter(folder: folder.path + "/site")
    _ = try writer.write(files(["a.html": "old"]))
    // Killed between the two renames of systems that cannot exchange folders.
    try FileSystem.move(folder.path + "/site", to: folder.path + "/.site.previous")
    try FileSystem.makeFolder(folder.path + "/.site.staging")
    try FileSystem.create(folder.path + "/.site.staging/half", with: [1])
    #expect(try writer.write(files(["a.html": "old"])).isEmpty, "the old site is back")
    #expect(try folder.names() == ["site"])
  }

  @Test func foreignFoldersAreNotReplaced() throws {
    let folder = try Folder()
    try FileSystem.create(folder.path + "/precious", with: [1])
    let writer = SiteWriter(folder: folder.path)
    #expect(throws: SiteError.foreignFolder(folder.path)) {
      try writer.write(files(["a.html": "1"]))
    }
    #expect(try folder.names() == ["precious"])
    let file = SiteWriter(folder: folder.path + "/precious")
    #expect(throws: SiteError.foreignFolder(folder.path + "/precious")) {
      try file.write(files(["a.html": "1"]))
    }
  }

  @Test func aLinkToAFolderStaysALink() throws {
    let folder = try Folder()
    try FileSystem.makeFolder(folder.path + "/real")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/site", withDestinationPath: folder.path + "/real")
    _ = try SiteWriter(folder: folder.path + "/site").write(files(["a.html": "1"]))
    #expect(folder.text("real/a.html") == "1")
    #expect(FileSystem.kind(of: folder.path + "/site") == .other)
  }

  @Test func aFullDiskLeavesTheOldSite() throws {
    let folder = try Folder()
    let writer = SiteWriter(folder: folder.path + "/site")
    _ = try writer.write(files(["a.html": "old"]))
    // A file where a folder has to be stands in for every failure in the middle of staging.
    var impossible = files(["a.html": "new", "b": "1"])
    impossible.add("2", at: "b/c")
    #expect(throws: SiteError.self) { try writer.write(impossible) }
    #expect(folder.text("site/a.html") == "old")
    #expect(try folder.names() == ["site"])
  }

  @Test(arguments: ["/a", "a//b", "../a", "a/../b", ".", "a/", "", "a\nb"])
  func pathsStayInsideTheSite(_ path: String) {
    #expect(!SiteFiles.isValid(path))
  }
}
