import Foundation
import Testing

@testable import Experiments

/// Real processes: killed, competing, out of space, without permission.
struct CrashTests {
  private static func inputs(_ index: Int) -> KeyInputs {
    KeyInputs([KeyInput("spec.index", "\(index)")])
  }

  private static func content(_ index: Int) -> String {
    String(repeating: "result \(index)\n", count: 20_000)
  }

  @Test(arguments: [5, 25, 47, 81, 114, 147])
  func aKilledBuildLeavesWholeEntriesOnly(milliseconds: Int) async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = folder.path as String, milliseconds = milliseconds as Int] in
      Thread.detachNewThread {
        usleep(UInt32(milliseconds) * 1000)
        kill(getpid(), SIGKILL)
      }
      let store = ContentStore(folder: path) { _ in }
      for index in 0..<100_000 {
        _ = try store.value(.run, Self.inputs(index)) { Self.content(index) }
      }
    }
    let log = WarningLog()
    let store = log.store(in: folder.path)
    let stored = try store.list().count
    for index in 0..<stored {
      #expect(store.read(String.self, .run, Self.inputs(index).key)?.value == Self.content(index))
    }
    // The result it was computing is free to be computed by others.
    let next = try store.value(.run, Self.inputs(stored)) { "computed later" }
    #expect(next.value == "computed later")
    #expect(log.all.isEmpty)
    _ = try store.clean()
    #expect(folder.files().allSatisfy { $0.hasPrefix("run/") })
  }

  @Test func aLockDiesWithItsProcess() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      let store = ContentStore(folder: path) { _ in }
      _ = try store.value(.run, Self.inputs(0)) { () -> String in
        kill(getpid(), SIGKILL)
        return "never"
      }
    }
    #expect(folder.files().contains { $0.hasPrefix("locks/") })
    let store = WarningLog().store(in: folder.path)
    let fetched = try store.value(
      .run, Self.inputs(0), poll: { throw RunError.cancelled }, compute: { "computed" })
    #expect(fetched.value == "computed")
  }

  @Test func twoBuildsComputeAResultOnce() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    async let first: Void = Self.compete(in: path, name: "a", other: "b")
    async let second: Void = Self.compete(in: path, name: "b", other: "a")
    _ = await (first, second)
    let computed = folder.files().filter { $0.hasPrefix("computed-by-") }
    #expect(computed.count == 1)
  }

  /// A process that waits until the other one is there, then asks for the same result.
  private static func compete(in folder: String, name: String, other: String) async {
    await #expect(processExitsWith: .success) {
      [folder = folder as String, name = name as String, other = other as String] in
      let store = ContentStore(folder: folder + "/cache") { _ in }
      #expect(FileManager.default.createFile(atPath: "\(folder)/ready-\(name)", contents: nil))
      for _ in 0..<3000 where FileStatus(ofFile: "\(folder)/ready-\(other)") == nil {
        usleep(10_000)
      }
      let fetched = try store.value(.run, Self.inputs(0)) {
        _ = FileManager.default.createFile(
          atPath: "\(folder)/computed-by-\(name)", contents: nil)
        usleep(200_000)
        return "the result"
      }
      #expect(fetched.value == "the result")
    }
  }

  @Test func aFullDiskCostsAWarningAndNothingElse() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      // To the writer a file that must not grow looks as a full disk does: half a write, then
      // an error.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let log = WarningLog()
      let store = log.store(in: path)
      for index in 0..<3 {
        let fetched = try store.value(.run, Self.inputs(index)) { Self.content(index) }
        #expect(fetched.value == Self.content(index))
        #expect(!store.contains(.run, Self.inputs(index).key))
      }
      #expect(log.all.count == 1)
      #expect(log.all.first?.description.contains("too large") == true)
    }
    #expect(folder.files() == [])
  }

  @Test func aFolderThatMustNotBeWrittenToIsStillRead() async throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try store.write("old", .run, EntryMeta(inputs: Self.inputs(0), seconds: 0))
    let folders = [folder.path, folder.path + "/run", folder.path + "/temporary"]
    for path in folders { chmod(path, 0o555) }
    defer { for path in folders { chmod(path, 0o755) } }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      // Permissions do not bind root, so it becomes somebody else.
      if getuid() == 0 { #expect(setuid(65534) == 0) }
      let log = WarningLog()
      let store = log.store(in: path)
      let old = try store.value(.run, Self.inputs(0)) { "new" }
      #expect(old.value == "old")
      #expect(log.all.isEmpty)
      let new = try store.value(.run, Self.inputs(1)) { "new" }
      #expect(new.value == "new")
      #expect(!log.all.isEmpty)
      #expect(log.all.allSatisfy { $0.description.contains("permission denied") })
    }
  }
}
