import Foundation
import RefusedCalls
import Testing

@testable import Experiments

/// File systems that refuse locks, as those of clusters do, or to say when something is on the disk.
struct RefusedLocksTests {
  private static let inputs = KeyInputs([KeyInput("spec.rate", "0.1")])

  /// In a process of its own, as all threads of one have the same file system.
  @Test(arguments: [ENOSYS, ENOLCK, EOPNOTSUPP, EBADF])
  func resultsAreKeptWithoutLocks(_ code: Int32) async throws {
    await #expect(processExitsWith: .success) { [code = code as Int32] in
      let folder = try TemporaryFolder()
      refuse_calls("flock", code)
      let log = WarningLog()
      let store = log.store(in: folder.path)
      let first = try store.value(.run, Self.inputs) { "computed" }
      let second = try store.value(.run, Self.inputs) { "computed again" }
      try #require(!first.isCached && second.isCached && second.value == "computed")
      store.updateLedger { $0.record("a", key: Self.inputs.key, seconds: 1) }
      try #require(store.ledger()["a"]?.seconds == 1)
      let texts = TextCache(store, name: "words")
      texts.set("a", "b")
      texts.save()
      try #require(TextCache(store, name: "words").get("a") == "b")
      try #require(log.all.count == 1, "told once: \(log.all)")
      try #require("\(log.all[0])".hasPrefix("there are no locks in \(folder.path): "))
      try #require(
        !folder.files().contains { $0.hasPrefix("locks/") || $0.hasPrefix("temporary/") })
    }
  }

  /// Without locks only its age tells a half-written file from one that is being written.
  @Test func cleaningLeavesWhatMayBeInUse() async throws {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let store = WarningLog().store(in: folder.path)
      try folder.write("half", to: "temporary/1-old")
      try folder.write("half", to: "temporary/2-new")
      try folder.age("temporary/1-old", by: 2 * 86_400)
      refuse_calls("flock", ENOLCK)
      try #require(try store.clean(dryRun: true).leftovers == 1)
      try #require(try store.clean().leftovers == 1)
      try #require(folder.files() == ["temporary/2-new"])
      refuse_calls("flock", 0)
      try #require(try store.clean().leftovers == 1)
      try #require(folder.files() == [])
    }
  }

  @Test(arguments: [(EINVAL, true), (ENOSYS, true), (EIO, false), (ENOSPC, false)])
  func aDiskThatCannotTellIsTrustedAndOneThatFailsIsNot(_ code: Int32, isKept: Bool) async throws {
    await #expect(processExitsWith: .success) {
      [code = code as Int32, isKept = isKept as Bool] in
      let folder = try TemporaryFolder()
      refuse_calls("fsync", code)
      let log = WarningLog()
      let store = log.store(in: folder.path)
      _ = try store.value(.run, Self.inputs) { "computed" }
      try #require(store.contains(.run, Self.inputs.key) == isKept)
      try #require(log.all.isEmpty == isKept)
    }
  }

  @Test func aStoreThatCannotRenameSaysSoAndComputes() async throws {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      refuse_calls("rename", EXDEV)
      let log = WarningLog()
      let store = log.store(in: folder.path)
      try #require(try store.value(.run, Self.inputs) { "computed" }.value == "computed")
      try #require(log.all.count == 1 && "\(log.all[0])".contains("another file system"))
      try #require(folder.files() == [])
    }
  }
}
