import Foundation
import Testing

@testable import Experiments

struct StoreCleaningTests {
  /// Entries `0`, `1`, … of about 1 kB, the n-th used n days ago.
  private func fill(_ store: ContentStore, _ folder: borrowing TemporaryFolder) throws
    -> [KeyInputs]
  {
    try (0..<5).map { day in
      let inputs = KeyInputs([KeyInput("spec.day", "\(day)")])
      try store.write(
        [UInt8](repeating: 7, count: 1000), .run, EntryMeta(inputs: inputs, seconds: 0))
      let path = store.path(of: .run, inputs.key)
      try folder.age(String(path.dropFirst(folder.path.count + 1)), by: Double(day) * 86400 + 60)
      return inputs
    }
  }

  @Test func listsEverythingOnce() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let all = try fill(store, folder)
    try folder.write("not an entry", to: "run/zz/readme")
    let listed = try store.list()
    #expect(listed.map(\.key) == all.map(\.key).sorted())
    #expect(listed.allSatisfy { $0.size > 1000 && $0.size < 1300 && $0.stage == .run })
  }

  @Test func removesWhatWasNotUsedForATime() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let all = try fill(store, folder)
    let cleaning = try store.clean(olderThan: .seconds(2.5 * 86400))
    #expect(Set(cleaning.removed.map(\.key)) == Set(all[3...].map(\.key)))
    #expect(all.map { store.contains(.run, $0.key) } == [true, true, true, false, false])
  }

  @Test func removesTheLeastRecentlyUsedUntilTheRestFits() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let all = try fill(store, folder)
    let cleaning = try store.clean(maxSize: 2 * 1300)
    #expect(cleaning.keptSize <= 2600)
    #expect(all.map { store.contains(.run, $0.key) } == [true, true, false, false, false])
  }

  @Test func aDryRunRemovesNothing() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    _ = try fill(store, folder)
    try folder.write("half", to: "temporary/1-2")
    let before = folder.files()
    let cleaning = try store.clean(maxSize: 0, dryRun: true)
    #expect(cleaning.removed.count == 5 && cleaning.kept == [] && cleaning.leftovers == 1)
    #expect(folder.files() == before)
  }

  @Test func aClockThatWentBackRemovesNothing() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let inputs = KeyInputs()
    try store.write("new", .page, EntryMeta(inputs: inputs, seconds: 0))
    let path = store.path(of: .page, inputs.key)
    try folder.age(String(path.dropFirst(folder.path.count + 1)), by: -40 * 86400)
    #expect(try store.clean(olderThan: .seconds(86400)).removed == [])
    #expect(store.contains(.page, inputs.key))
  }

  @Test func removesLeftoversButNotFilesInUse() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try folder.write("half", to: "temporary/1-2")
    try folder.write("", to: "locks/run-dead")
    try folder.write("", to: "locks/run-alive")
    let lock = try FileLock(trying: folder.path + "/locks/run-alive")
    #expect(try store.clean().leftovers == 2)
    #expect(folder.files() == ["locks/run-alive"])
    withExtendedLifetime(lock) {}
  }

  @Test func anAbsentStoreIsEmpty() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path + "/none")
    #expect(try store.list() == [])
    #expect(try store.clean(maxSize: 0).removed == [])
    #expect(folder.files() == [])
  }
}
