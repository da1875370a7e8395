import Foundation
import Synchronization
import Testing

@testable import Experiments

struct RunnerTests {
  private struct Broken: Error {}

  private func inputs(_ index: Int) -> KeyInputs {
    KeyInputs([KeyInput("spec.index", "\(index)")])
  }

  /// A few thousand steps of a chaotic map: any mistake in who computes what shows.
  @Sendable private static func result(_ index: Int) -> RunResult {
    var x = 0.1 + Double(index) / 1000
    for _ in 0..<5000 { x = 3.99 * x * (1 - x) }
    return RunResult(metrics: [NamedMeasurement("x", Measurement(x))])
  }

  private func jobs(
    _ count: Int, policy: RunJob.CachePolicy = .reuse,
    before: @escaping @Sendable (Int, CancellationCheck) throws -> Void = { _, _ in }
  ) -> [RunJob] {
    (0..<count).map { index in
      RunJob(
        inputs: inputs(index), label: "run #\(index)", estimate: Double(index * 7 % 5),
        policy: policy
      ) { check in
        try before(index, check)
        return Self.result(index)
      }
    }
  }

  @Test(arguments: [1, 2, 8, 64])
  func resultsAndOrderDoNotDependOnThreads(threads: Int) throws {
    let folder = try TemporaryFolder()
    let runner = Runner(threads: threads, store: WarningLog().store(in: folder.path))
    let outcomes = runner.run(jobs(40))
    #expect(outcomes.map(\.label) == (0..<40).map { "run #\($0)" })
    #expect(outcomes.map(\.result) == (0..<40).map { Self.result($0) })
    #expect(runner.run(jobs(40)).map(\.result) == outcomes.map(\.result))
    #expect(
      Runner(threads: threads, store: nil).run(jobs(40)).map(\.result) == outcomes.map(\.result))
  }

  @Test func storedResultsAreNotComputedAgain() throws {
    let folder = try TemporaryFolder()
    let runner = Runner(threads: 2, store: WarningLog().store(in: folder.path))
    _ = runner.run(jobs(10))
    let computed = Mutex<[Int]>([])
    let outcomes = runner.run(jobs(12) { index, _ in computed.withLock { $0.append(index) } })
    #expect(computed.withLock { $0.sorted() } == [10, 11])
    #expect(outcomes.map(\.result) == (0..<12).map { Self.result($0) })
    for (index, outcome) in outcomes.enumerated() {
      if case .stored = outcome.state { #expect(index < 10) } else { #expect(index >= 10) }
    }
  }

  @Test func equalJobsAreComputedOnce() {
    let count = Atomic<Int>(0)
    let work: @Sendable (CancellationCheck) throws -> RunResult = { _ in
      count.add(1, ordering: .relaxed)
      return Self.result(0)
    }
    let jobs = (0..<6).map {
      RunJob(inputs: inputs($0 % 2), label: "chapter \($0)", estimate: 1, work: work)
    }
    let outcomes = Runner(threads: 4, store: nil).run(jobs)
    #expect(count.load(ordering: .relaxed) == 2)
    #expect(outcomes.map(\.label) == (0..<6).map { "chapter \($0)" })
    #expect(outcomes.allSatisfy { $0.result == Self.result(0) })
  }

  @Test func failingJobsStopNothingAndAreNotStored() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let runner = Runner(threads: 3, store: store)
    let outcomes = runner.run(jobs(9) { index, _ in if index % 3 == 1 { throw Broken() } })
    for (index, outcome) in outcomes.enumerated() {
      #expect((outcome.error is Broken) == (index % 3 == 1))
      #expect(outcome.result == (index % 3 == 1 ? nil : Self.result(index)))
      #expect(store.contains(.run, outcome.key) == (index % 3 != 1))
    }
  }

  @Test func divergenceIsAResult() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let diverged = RunResult(outcome: .diverged(step: 37, layer: "dense-2"))
    let job = RunJob(inputs: inputs(0), label: "deep", estimate: 1) { _ in diverged }
    #expect(Runner(threads: 1, store: store).run([job]).map(\.result) == [diverged])
    #expect(store.read(RunResult.self, .run, job.key)?.value == diverged)
  }

  @Test func cancellationKeepsWhatIsFinished() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let runner = Runner(threads: 1, store: store)
    let equal = (0..<6).map { index in
      RunJob(inputs: inputs(index), label: "run #\(index)", estimate: 1) { check in
        if index == 3 { runner.cancellation.request() }
        try check()
        return Self.result(index)
      }
    }
    let outcomes = runner.run(equal)
    #expect(outcomes.map { $0.result != nil } == [true, true, true, false, false, false])
    for outcome in outcomes[3...] {
      guard case .cancelled = outcome.state else {
        Issue.record("\(outcome.label) was not cancelled")
        continue
      }
    }
    let resumed = Runner(threads: 1, store: store).run(jobs(6))
    #expect(resumed.map(\.result) == (0..<6).map { Self.result($0) })
    guard case .stored = resumed[2].state else {
      Issue.record("a finished run was computed again")
      return
    }
  }

  @Test func cancellationReachesRunsThatAreBeingComputed() {
    let runner = Runner(threads: 4, store: nil)
    let started = Atomic<Int>(0)
    let outcomes = runner.run(
      jobs(20) { _, check in
        if started.add(1, ordering: .relaxed).newValue == 4 { runner.cancellation.request() }
        while true { try check() }
      })
    #expect(outcomes.allSatisfy { $0.result == nil && $0.error == nil })
    #expect(started.load(ordering: .relaxed) == 4)
  }

  @Test func aRunThatTakesTooLongFailsAlone() {
    let outcomes = Runner(threads: 2, store: nil, timeLimit: 0.05).run(
      jobs(4) { index, check in
        while index == 2 { try check() }
      })
    #expect(outcomes.map { $0.result != nil } == [true, true, false, true])
    #expect(outcomes[2].error as? RunError == .timeLimitExceeded(seconds: 0.05))
  }

  @Test func verifyingFindsAResultThatIsNotReproduced() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    _ = Runner(threads: 1, store: store).run(jobs(2))
    try store.write(Self.result(7), .run, EntryMeta(inputs: inputs(1), seconds: 1))
    let outcomes = Runner(threads: 2, store: store).run(jobs(3, policy: .verify))
    #expect(outcomes[0].result == Self.result(0))
    #expect(outcomes[1].error as? RunError == .differsFromStored)
    #expect(outcomes[2].result == Self.result(2))
  }

  @Test func refreshingReplacesTheStoredResult() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    try store.write(Self.result(7), .run, EntryMeta(inputs: inputs(0), seconds: 1))
    let outcomes = Runner(threads: 1, store: store).run(jobs(1, policy: .recompute))
    #expect(outcomes[0].result == Self.result(0))
    #expect(store.read(RunResult.self, .run, inputs(0).key)?.value == Self.result(0))
  }

  @Test func theLongestRunsStartFirst() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    store.updateLedger { ledger in
      for (index, seconds) in [(0, 3.0), (1, 10), (2, 1), (3, 5)] {
        ledger.record("run #\(index)", key: ContentKey(of: "earlier"), seconds: seconds)
      }
    }
    let order = Mutex<[Int]>([])
    _ = Runner(threads: 1, store: store).run(
      jobs(4) { index, _ in order.withLock { $0.append(index) } })
    #expect(order.withLock { $0 } == [1, 3, 0, 2])
  }

  @Test func damagedResultsAreComputedAgain() throws {
    let folder = try TemporaryFolder()
    let log = WarningLog()
    let store = log.store(in: folder.path)
    _ = Runner(threads: 1, store: store).run(jobs(5))
    for index in 0..<5 {
      try Data("damaged".utf8).write(to: URL(filePath: store.path(of: .run, inputs(index).key)))
    }
    let outcomes = Runner(threads: 2, store: store).run(jobs(5))
    #expect(outcomes.map(\.result) == (0..<5).map { Self.result($0) })
    #expect(log.all.count == 5)
  }

  @Test func progressEndsComplete() throws {
    let folder = try TemporaryFolder()
    let runner = Runner(threads: 2, store: WarningLog().store(in: folder.path))
    _ = runner.run(jobs(3))
    var reports: [RunProgress] = []
    _ = runner.run(jobs(6) { index, _ in if index == 5 { throw Broken() } }) { reports.append($0) }
    let last = try #require(reports.last)
    #expect(last.total == 6 && last.stored == 3 && last.computed == 2 && last.failed == 1)
    #expect(last.running == [] && last.fraction == 1 && last.secondsLeft == 0)
    #expect(reports.map(\.finished) == reports.map(\.finished).sorted())
    #expect(reports.allSatisfy { $0.running.count <= 2 })
  }

  @Test func theTimeLeftComesFromWhatEarlierRunsCost() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    store.updateLedger { ledger in
      for index in 0..<3 {
        ledger.record("run #\(index)", key: ContentKey(of: "earlier"), seconds: 1000)
      }
    }
    var reports: [RunProgress] = []
    _ = Runner(threads: 1, store: store).run(
      jobs(3) { _, _ in usleep(20_000) }, report: { reports.append($0) })
    let first = try #require(reports.first?.secondsLeft)
    #expect(first > 2900 && first <= 3000)
    // Once a run has taken a moment instead of 1000 s, the others are expected to do so too.
    let later = try #require(reports.first { $0.computed > 0 }?.secondsLeft)
    #expect(later < 100)
  }

  @Test func noJobsAreDoneAtOnce() {
    #expect(Runner(store: nil).run([]).isEmpty)
  }
}
