import Foundation
import Synchronization
import Testing

@testable import Experiments

struct SingleFlightTests {
  private let inputs = KeyInputs([KeyInput("spec.rate", "0.1")])

  @Test func threadsThatWantTheSameResultComputeItOnce() async throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let count = Atomic<Int>(0)
    let values = Mutex<[String]>([])
    let done = DispatchGroup()
    for _ in 0..<8 {
      done.enter()
      Thread.detachNewThread {
        let fetched = try? store.value(.run, inputs) {
          usleep(100_000)
          return "computed \(count.add(1, ordering: .relaxed).newValue)"
        }
        values.withLock { $0.append(fetched?.value ?? "failed") }
        done.leave()
      }
    }
    await withCheckedContinuation { continuation in
      done.notify(queue: .global()) { continuation.resume() }
    }
    #expect(values.withLock { $0 } == [String](repeating: "computed 1", count: 8))
    #expect(folder.files().count == 1)
  }

  @Test func differentResultsDoNotWaitForEachOther() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let other = KeyInputs([KeyInput("spec.rate", "0.2")])
    let fetched = try store.value(.run, inputs) {
      try store.value(.run, other) { "inner" }.value + " and outer"
    }
    #expect(fetched.value == "inner and outer")
  }

  @Test func waitingEndsWhenThePollThrows() throws {
    let folder = try TemporaryFolder()
    try FileSystem.makeFolder(folder.path + "/locks")
    let lock = try FileLock(trying: "\(folder.path)/locks/run-\(inputs.key)")
    #expect(try !isFree("\(folder.path)/locks/run-\(inputs.key)"))
    let store = WarningLog().store(in: folder.path)
    var polls = 0
    #expect(throws: RunError.cancelled) {
      try store.value(
        .run, inputs,
        poll: {
          polls += 1
          if polls == 3 { throw RunError.cancelled }
        },
        compute: { "never" })
    }
    withExtendedLifetime(lock) {}
  }

  @Test func aLockIsHeldOnceAndLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    let lock = try FileLock(trying: path)
    #expect(try !isFree(path))
    withExtendedLifetime(lock) {}
    _ = consume lock
    #expect(folder.files() == [])
    #expect(try isFree(path))
    #expect(folder.files() == [])
  }

  @Test func onlyOneIsInsideALockHoweverOftenItIsTaken() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    let inside = Atomic<Int>(0)
    let crowds = Atomic<Int>(0)
    let done = DispatchGroup()
    for _ in 0..<4 {
      done.enter()
      Thread.detachNewThread {
        for _ in 0..<2000 {
          guard let lock = try? FileLock(trying: path) else { continue }
          if inside.add(1, ordering: .relaxed).newValue > 1 { crowds.add(1, ordering: .relaxed) }
          sched_yield()
          inside.subtract(1, ordering: .relaxed)
          withExtendedLifetime(lock) {}
        }
        done.leave()
      }
    }
    await withCheckedContinuation { continuation in
      done.notify(queue: .global()) { continuation.resume() }
    }
    #expect(crowds.load(ordering: .relaxed) == 0)
  }

  private func isFree(_ path: String) throws -> Bool {
    let lock = try FileLock(trying: path)
    return lock != nil
  }
}
