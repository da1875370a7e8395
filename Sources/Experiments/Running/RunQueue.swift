import Synchronization

/// The distinct runs of one build: which thread takes which, and what became of each.
final class RunQueue: Sendable {
  private struct State {
    var next = 0
    var workers: Int
    var progress: RunProgress
    /// Expected cost of the runs no thread has taken yet.
    var pending: Double
    var running: [Int: SuspendingClock.Instant] = [:]
    var outcomes: [Int: JobOutcome] = [:]
    /// Expected and measured cost of the runs computed so far.
    var expected = 0.0
    var measured = 0.0
  }

  private let jobs: [RunJob]
  private let forecast: RunForecast
  /// Indices of jobs: stored results first, which cost next to nothing.
  private let order: [Int]
  private let cancellation: Cancellation
  private let workers: Int
  private let state: Mutex<State>

  init(_ jobs: [RunJob], _ forecast: RunForecast, workers: Int, _ cancellation: Cancellation) {
    self.jobs = jobs
    self.forecast = forecast
    self.cancellation = cancellation
    self.workers = workers
    order = forecast.stored + forecast.order
    state = Mutex(
      State(
        workers: workers,
        progress: RunProgress(total: order.count, missing: forecast.order.count),
        pending: forecast.order.reduce(0) { $0 + forecast.items[$1].cost }))
  }

  var isDone: Bool { state.withLock { $0.workers == 0 } }

  /// The next run for a thread; `nil` if there is none or the build was cancelled.
  func take() -> Int? {
    state.withLock { state in
      guard state.next < order.count, !cancellation.isRequested else {
        state.workers -= 1
        return nil
      }
      let index = order[state.next]
      state.next += 1
      state.running[index] = SuspendingClock().now
      if !forecast.items[index].isStored { state.pending -= forecast.items[index].cost }
      return index
    }
  }

  func finish(_ index: Int, _ outcome: JobOutcome) {
    state.withLock { state in
      state.running[index] = nil
      state.outcomes[index] = outcome
      switch outcome.state {
      case .stored: state.progress.stored += 1
      case .failed: state.progress.failed += 1
      case .cancelled: state.progress.cancelled += 1
      case .computed:
        state.progress.computed += 1
        state.expected += forecast.items[index].cost
        state.measured += outcome.seconds
      }
    }
  }

  /// What became of each job, in the order of the jobs, whichever thread computed it.
  func outcomes() -> [JobOutcome] {
    let byIndex = state.withLock { $0.outcomes }
    var byKey: [ContentKey: JobOutcome] = [:]
    for outcome in byIndex.values { byKey[outcome.key] = outcome }
    return jobs.map { job in
      let outcome = byKey[job.key]
      return JobOutcome(
        label: job.label, key: job.key, state: outcome?.state ?? .cancelled,
        seconds: outcome?.seconds ?? 0)
    }
  }

  func progress() -> RunProgress {
    state.withLock { state in
      var progress = state.progress
      progress.running = state.running.keys
        .sorted { (forecast.items[$0].cost, -$0) > (forecast.items[$1].cost, -$1) }
        .map { jobs[$0].label }
      progress.secondsLeft = secondsLeft(state)
      return progress
    }
  }

  /// The remaining cost, corrected by how far the costs were off so far.
  private func secondsLeft(_ state: State) -> Double? {
    guard forecast.isTimed || state.expected > 0 else { return nil }
    let pace = state.expected > 0 ? state.measured / state.expected : 1
    let now = SuspendingClock().now
    // Pending runs are in order of cost, after the stored results.
    let first = max(state.next, forecast.stored.count)
    var longest = first < order.count ? forecast.items[order[first]].cost * pace : 0
    var sum = first < order.count ? max(longest, state.pending * pace) : 0
    for (index, start) in state.running where !forecast.items[index].isStored {
      let seconds = max(0, forecast.items[index].cost * pace - (now - start) / .seconds(1))
      sum += seconds
      longest = max(longest, seconds)
    }
    return max(longest, sum / Double(max(1, workers)))
  }
}
