import Foundation

/// Computes independent runs on several threads and keeps each result as soon as it is there.
///
/// A run is computed by one thread from its inputs alone, so results do not depend on the number
/// of threads, the order, or what is stored.
public struct Runner: Sendable {
  public var threads: Int
  /// `nil` computes everything and keeps nothing.
  public var store: ContentStore?
  /// Seconds a run may take that has no limit of its own.
  public var timeLimit: Double?
  public var cancellation: Cancellation

  public init(
    threads: Int = ProcessInfo.processInfo.activeProcessorCount, store: ContentStore?,
    timeLimit: Double? = nil, cancellation: Cancellation = Cancellation()
  ) {
    self.threads = max(1, threads)
    self.store = store
    self.timeLimit = timeLimit
    self.cancellation = cancellation
  }

  /// Runs the jobs and returns what became of each, in their order.
  ///
  /// Blocks until all are done, or until those being computed have noticed a cancellation.
  /// `report` is called on the calling thread, after each change and twice a second.
  public func run(_ jobs: [RunJob], report: (RunProgress) -> Void = { _ in }) -> [JobOutcome] {
    let forecast = RunForecast(jobs, store: store, ledger: store?.ledger() ?? RunLedger())
    let distinct = forecast.stored.count + forecast.order.count
    let workers = min(threads, distinct)
    let queue = RunQueue(jobs, forecast, workers: workers, cancellation)
    let change = DispatchSemaphore(value: 0)
    for _ in 0..<workers {
      let thread = Thread {
        while let index = queue.take() {
          change.signal()
          queue.finish(index, outcome(of: jobs[index]))
        }
        change.signal()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    while !queue.isDone {
      report(queue.progress())
      _ = change.wait(timeout: .now() + .milliseconds(500))
    }
    report(queue.progress())
    let outcomes = queue.outcomes()
    note(jobs, outcomes)
    return outcomes
  }

  private func outcome(of job: RunJob) -> JobOutcome {
    do {
      let fetched = try result(of: job)
      return JobOutcome(
        label: job.label, key: job.key,
        state: fetched.isCached ? .stored(fetched.value) : .computed(fetched.value),
        seconds: fetched.seconds)
    } catch RunError.cancelled {
      return JobOutcome(label: job.label, key: job.key, state: .cancelled, seconds: 0)
    } catch {
      return JobOutcome(label: job.label, key: job.key, state: .failed(error), seconds: 0)
    }
  }

  private func result(of job: RunJob) throws -> Fetched<RunResult> {
    guard let store else { return try compute(job) }
    if job.policy == .verify, let stored = store.read(RunResult.self, .run, job.key) {
      let fetched = try compute(job)
      guard fetched.value.storedBytes == stored.value.storedBytes else {
        throw RunError.differsFromStored
      }
      return fetched
    }
    return try store.value(
      .run, job.inputs, reuse: job.policy != .recompute,
      poll: { try CancellationCheck(cancellation)() },
      compute: { try compute(job).value })
  }

  private func compute(_ job: RunJob) throws -> Fetched<RunResult> {
    let clock = SuspendingClock()
    let start = clock.now
    let value = try job.work(CancellationCheck(cancellation, limit: job.timeLimit ?? timeLimit))
    return Fetched(value: value, seconds: (clock.now - start) / .seconds(1), isCached: false)
  }

  private func note(_ jobs: [RunJob], _ outcomes: [JobOutcome]) {
    store?.updateLedger { ledger in
      for (job, outcome) in zip(jobs, outcomes) where outcome.result != nil {
        ledger.record(job.slot, key: outcome.key, seconds: outcome.seconds)
      }
    }
  }
}
