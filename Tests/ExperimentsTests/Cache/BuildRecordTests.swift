import Foundation
import Testing

@testable import Experiments

struct BuildRecordTests {
  private let key = ContentKey(of: "program")

  private func hash(of text: String) -> UInt64 { BuildRecord.hash(of: Array(text.utf8)) }
  private let paths = ["chapters/a.md", "chapters/b.md"]
  /// A moment at which files written now have long been left alone.
  private var later: Int64 { FileStatus.now() + 10_000_000_000 }

  private func book() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in paths { try folder.write("text of \(path)", to: path) }
    return folder
  }

  private func record(
    _ folder: borrowing TemporaryFolder, _ paths: [String]? = nil, _ earlier: BuildRecord? = nil
  ) -> BuildRecord {
    BuildRecord(
      of: paths ?? self.paths, below: folder.path, key: key, earlier: earlier, now: later)
  }

  @Test func touchingAFileChangesNothing() throws {
    let folder = try book()
    let old = record(folder)
    try folder.age(paths[0], by: -5)
    let new = record(folder, nil, old)
    #expect(new.isUnchanged(since: old))
    #expect(new != old)
  }

  @Test func savingTheSameTextChangesNothing() throws {
    let folder = try book()
    let old = record(folder)
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(paths[0])")
    try folder.write("text of \(paths[0])", to: paths[0])
    #expect(record(folder, nil, old).isUnchanged(since: old))
  }

  @Test func anEditIsNoticedEvenWithSizeAndTimeAsBefore() throws {
    let folder = try book()
    let path = "\(folder.path)/\(paths[1])"
    let before = try #require(FileStatus(ofFile: path))
    let old = record(folder)
    try folder.write("TEXT of \(paths[1])", to: paths[1])
    let time = timespec(
      tv_sec: Int(before.modified / 1_000_000_000), tv_nsec: Int(before.modified % 1_000_000_000))
    #expect(utimensat(AT_FDCWD, path, [time, time], 0) == 0)
    let after = try #require(FileStatus(ofFile: path))
    #expect(after.modified == before.modified && after.size == before.size)
    #expect(record(folder, nil, old).changes(since: old) == [paths[1]])
  }

  @Test func addedAndRemovedFilesAreChanges() throws {
    let folder = try book()
    let old = record(folder)
    try folder.write("new", to: "chapters/c.md")
    #expect(record(folder, paths + ["chapters/c.md"], old).changes(since: old) == ["chapters/c.md"])
    #expect(record(folder, [paths[0]], old).changes(since: old) == [paths[1]])
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(paths[0])")
    #expect(record(folder, nil, old).changes(since: old) == [paths[0]])
  }

  @Test func anotherProgramIsAChange() throws {
    let folder = try book()
    let old = record(folder)
    let new = BuildRecord(
      of: paths, below: folder.path, key: ContentKey(of: "other"), earlier: old)
    #expect(new.changes(since: old) == [] && !new.isUnchanged(since: old))
  }

  @Test(arguments: [true, false])
  func onlyAFileLongLeftAloneIsNotReadAgain(isSettled: Bool) throws {
    let folder = try book()
    let status = try #require(FileStatus(ofFile: "\(folder.path)/\(paths[0])"))
    let claimed = UInt64(7)
    let file = BuildRecord.File(hash: claimed, status: status, isSettled: isSettled)
    let earlier = BuildRecord(key: key, files: [paths[0]: file])
    let found = record(folder, [paths[0]], earlier).hash(ofFile: paths[0])
    #expect(found == (isSettled ? claimed : hash(of: "text of \(paths[0])")))
  }

  @Test("A file under a new name is not read again, another one of that name is")
  func relinkedFilesAreKnown() throws {
    let folder = try book()
    let (path, claimed) = ("\(folder.path)/\(paths[0])", UInt64(7))
    let status = try #require(FileStatus(ofFile: path))
    let file = BuildRecord.File(hash: claimed, status: status, isSettled: false)
    let earlier = BuildRecord(key: key, files: [paths[0]: file])
    try FileManager.default.linkItem(atPath: path, toPath: path + ".new")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
    let relinked = BuildRecord(of: [paths[0]], below: folder.path, relinked: earlier)
    #expect(relinked.hash(ofFile: paths[0]) == claimed)
    #expect(record(folder, [paths[0]], earlier).hash(ofFile: paths[0]) != claimed)
    try Data("text of another".utf8).write(to: URL(fileURLWithPath: path))
    let replaced = BuildRecord(of: [paths[0]], below: folder.path, relinked: earlier)
    #expect(replaced.hash(ofFile: paths[0]) == hash(of: "text of another"))
  }

  @Test func whatWasJustWrittenIsKnownWithoutReadingIt() throws {
    let folder = try book()
    let known = UInt64(7)
    let record = BuildRecord(
      of: [paths[0]], below: folder.path, relinked: record(folder), written: [paths[0]: known])
    #expect(record.hash(ofFile: paths[0]) == known)
  }

  /// Clocks of old file systems tick every second or two and give no fractions.
  @Test func aTimeIsTrustedOnceTheClockHasMovedOn() {
    let second: Int64 = 1_000_000_000
    func hasSettled(_ modified: Int64, after nanoseconds: Int64) -> Bool {
      FileStatus(size: 1, inode: 1, modified: modified, changed: modified)
        .hasSettled(at: modified + nanoseconds)
    }
    #expect(!hasSettled(5 * second, after: 2 * second))
    #expect(hasSettled(5 * second, after: 2 * second + 1))
    #expect(!hasSettled(5 * second + 1, after: second / 20))
    #expect(hasSettled(5 * second + 1, after: second / 20 + 1))
    #expect(!hasSettled(5 * second + 1, after: -second))
  }

  @Test func filesOfThisMomentOrOfTheFutureAreReadAgain() throws {
    let folder = try book()
    let now = FileStatus.now()
    for moment in [now, now - 3_600_000_000_000] {
      let old = BuildRecord(
        of: paths, below: folder.path, key: key, earlier: nil, now: moment)
      let status = try #require(FileStatus(ofFile: "\(folder.path)/\(paths[0])"))
      let unsettled = BuildRecord.File(
        hash: hash(of: "text of \(paths[0])"), status: status, isSettled: false)
      #expect(
        BuildRecord(of: [paths[0]], below: folder.path, key: key, earlier: old, now: moment)
          == BuildRecord(key: key, files: [paths[0]: unsettled]))
    }
  }

  @Test func aRecordSurvivesStoring() throws {
    let folder = try book()
    let store = WarningLog().store(in: folder.path + "/cache")
    #expect(store.buildRecord("site") == nil)
    let record = record(folder)
    store.keep(record, as: "site")
    #expect(store.buildRecord("site") == record)
    #expect(folder.files() == ["cache/record-site"] + paths)
  }

  @Test func aDamagedRecordIsNone() throws {
    let folder = try book()
    let keeper = WarningLog().store(in: folder.path)
    keeper.keep(record(folder), as: "site")
    let path = folder.path + "/record-site"
    let intact = try FileSystem.readFile(path)
    for index in intact.indices {
      var bytes = intact
      bytes[index] ^= 0x10
      try Data(bytes).write(to: URL(filePath: path))
      let log = WarningLog()
      #expect(log.store(in: folder.path).buildRecord("site") == nil)
      #expect(log.all.count == 1)
    }
  }

  @Test("A record of another version of the program is none, and nothing to warn of")
  func anotherFormatIsNoDamage() throws {
    let folder = try book()
    var earlier = record(folder).storedBytes
    earlier[0] = 1
    try SealedFile.write(
      earlier, to: folder.path + "/record-site", temporaryFolder: folder.path)
    let log = WarningLog()
    #expect(log.store(in: folder.path).buildRecord("site") == nil)
    #expect(log.all.isEmpty)
  }
}
