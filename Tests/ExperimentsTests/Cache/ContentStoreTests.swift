import Foundation
import Testing

@testable import Experiments

struct ContentStoreTests {
  private let inputs = KeyInputs([KeyInput("spec.rate", "0.1")])
  private let content = Array("what was computed".utf8)
  private var meta: EntryMeta { EntryMeta(inputs: inputs, seconds: 1.5) }

  @Test func whatComesOutIsWhatWentIn() throws {
    let folder = try TemporaryFolder()
    let log = WarningLog()
    let store = log.store(in: folder.path + "/book/.tutor/cache")
    #expect(store.read([UInt8].self, .run, inputs.key) == nil)
    try store.write(content, .run, meta)
    let entry = try #require(store.read([UInt8].self, .run, inputs.key))
    #expect(entry.value == content)
    #expect(entry.meta == meta)
    #expect(store.meta(.run, inputs.key) == meta)
    #expect(store.contains(.run, inputs.key))
    #expect(log.all.isEmpty)
  }

  @Test func stagesAreApart() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try store.write(content, .metrics, meta)
    #expect(store.read([UInt8].self, .metrics, inputs.key) != nil)
    for stage in [Stage.run, .figure, .page] {
      #expect(store.read([UInt8].self, stage, inputs.key) == nil)
    }
  }

  @Test func anEmptyResultIsAResult() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try store.write("", .page, meta)
    #expect(store.read(String.self, .page, inputs.key)?.value == "")
  }

  @Test func writingLeavesOnlyTheEntry() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try store.write(content, .run, meta)
    try store.write(content, .run, meta)
    let hex = inputs.key.hex
    #expect(folder.files() == ["run/\(hex.prefix(2))/\(hex.dropFirst(2))"])
  }

  @Test func anyFlippedBitIsAMissAndAWarning() throws {
    try expectDamageIsFound { intact in
      (0..<intact.count * 8).map { bit in
        var bytes = intact
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return bytes
      }
    }
  }

  @Test func anyTruncationOrAdditionIsAMissAndAWarning() throws {
    try expectDamageIsFound { intact in
      (0..<intact.count).map { Array(intact.prefix($0)) }
        + (1...40).map { intact + [UInt8](repeating: 0, count: $0) }
        + [intact + intact]
    }
  }

  @Test func anEntryUnderAnotherNameIsAMiss() throws {
    let folder = try TemporaryFolder()
    let log = WarningLog()
    let store = log.store(in: folder.path)
    try store.write(content, .run, meta)
    let other = KeyInputs([KeyInput("spec.rate", "0.2")])
    try store.write(content, .run, EntryMeta(inputs: other, seconds: 1))
    try FileManager.default.removeItem(atPath: store.path(of: .run, other.key))
    try FileManager.default.copyItem(
      atPath: store.path(of: .run, inputs.key), toPath: store.path(of: .run, other.key))
    #expect(store.read([UInt8].self, .run, other.key) == nil)
    #expect(log.all.count == 1)
    #expect(store.read([UInt8].self, .run, inputs.key) != nil)
  }

  @Test func aResultOfAnotherFormatIsComputedAgain() throws {
    let folder = try TemporaryFolder()
    let log = WarningLog()
    let store = log.store(in: folder.path)
    try store.write(content, .run, meta)
    let fetched = try store.value(.run, inputs) { RunResult() }
    #expect(fetched.value == RunResult() && !fetched.isCached)
    #expect(store.read(RunResult.self, .run, inputs.key)?.value == RunResult())
    #expect(log.all.count == 1)
  }

  @Test func aPathThatIsNoFolderCostsAWarningOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "cache")
    let log = WarningLog()
    let store = log.store(in: folder.path + "/cache")
    for _ in 0..<3 {
      let fetched = try store.value(.run, inputs) { content }
      #expect(fetched.value == content)
    }
    #expect(!log.all.isEmpty && log.all.count <= 3)
    #expect(log.all.allSatisfy { $0.description.contains("a part of the path is not a folder") })
    #expect(throws: FileError.self) { try store.write(content, .run, meta) }
  }

  @Test func whatComputingThrowsIsNeverStored() throws {
    struct Broken: Error {}
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    #expect(throws: Broken.self) {
      try store.value(.run, inputs) { () throws -> [UInt8] in throw Broken() }
    }
    #expect(folder.files() == [])
    #expect(try store.value(.run, inputs) { content }.value == content)
  }

  @Test func useIsNotedOnceADay() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try store.write(content, .run, meta)
    let path = store.path(of: .run, inputs.key)
    let name = String(path.dropFirst(folder.path.count + 1))
    for (age, isTouched) in [(3600.0, false), (3 * 86400, true), (-3 * 86400, true)] {
      try folder.age(name, by: age)
      let before = try #require(FileStatus(ofFile: path)).modified
      _ = store.read([UInt8].self, .run, inputs.key)
      let after = try #require(FileStatus(ofFile: path)).modified
      #expect((before != after) == isTouched)
    }
  }

  /// Puts each damaged form of an entry in its place and expects a miss, a warning that names the
  /// file, and the file gone.
  private func expectDamageIsFound(_ damage: ([UInt8]) -> [[UInt8]]) throws {
    let folder = try TemporaryFolder()
    try WarningLog().store(in: folder.path).write(content, .run, meta)
    let path = WarningLog().store(in: folder.path).path(of: .run, inputs.key)
    let intact = try FileSystem.readFile(path)
    for damaged in damage(intact) {
      try Data(damaged).write(to: URL(filePath: path))
      let log = WarningLog()
      let store = log.store(in: folder.path)
      #expect(store.read([UInt8].self, .run, inputs.key) == nil)
      #expect(log.all.count == 1)
      #expect(log.all.first?.description.contains(path) == true)
      #expect(!store.contains(.run, inputs.key))
    }
  }
}
