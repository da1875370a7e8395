/// What a set of jobs would cost now: which are stored, and how long the others would take.
public struct RunForecast: Sendable {
  public struct Item: Hashable, Sendable {
    public let label: String
    public let key: ContentKey
    public let isStored: Bool
    /// Expected cost: in seconds where anything has been timed, else in the unit of the estimates.
    public let cost: Double
  }

  /// One for each job, in the order of the jobs.
  public let items: [Item]
  /// Distinct runs whose results are stored: indices of jobs.
  public let stored: [Int]
  /// Distinct runs to compute, the longest first: indices of jobs.
  public let order: [Int]
  /// Whether costs are in seconds.
  public let isTimed: Bool

  public init(_ jobs: [RunJob], store: ContentStore?, ledger: RunLedger = RunLedger()) {
    let recorded = jobs.map { job in
      ledger[job.slot].flatMap { $0.seconds.isFinite ? max(0, $0.seconds) : nil }
    }
    let scale = Self.secondsPerUnit(jobs, recorded)
    isTimed = scale != nil
    items = jobs.enumerated().map { index, job in
      let estimate = job.estimate.isFinite ? max(0, job.estimate) * (scale ?? 1) : 0
      return Item(
        label: job.label, key: job.key,
        isStored: job.policy == .reuse && store?.contains(.run, job.key) == true,
        cost: recorded[index] ?? estimate)
    }
    let items = self.items
    let distinct = Self.distinct(jobs)
    stored = distinct.filter { items[$0].isStored }
    order = distinct.filter { !items[$0].isStored }
      .sorted { (items[$0].cost, -$0) > (items[$1].cost, -$1) }
  }

  /// Wall-clock seconds for the runs to compute; `nil` if no run has ever been timed.
  public func seconds(threads: Int) -> Double? {
    guard isTimed || order.isEmpty else { return nil }
    var busyUntil = [Double](repeating: 0, count: max(1, threads))
    for index in order {
      guard let next = busyUntil.indices.min(by: { busyUntil[$0] < busyUntil[$1] }) else { break }
      busyUntil[next] += items[index].cost
    }
    return busyUntil.max()
  }

  /// One job for each key, in order: one that insists on computing if there is any.
  private static func distinct(_ jobs: [RunJob]) -> [Int] {
    var representative: [ContentKey: Int] = [:]
    for (index, job) in jobs.enumerated() {
      guard let earlier = representative[job.key] else {
        representative[job.key] = index
        continue
      }
      if jobs[earlier].policy == .reuse, job.policy != .reuse {
        representative[job.key] = index
      }
    }
    return representative.values.sorted()
  }

  /// Seconds that one unit of the jobs' estimates has taken so far.
  private static func secondsPerUnit(_ jobs: [RunJob], _ recorded: [Double?]) -> Double? {
    var seconds = 0.0
    var units = 0.0
    for (job, recorded) in zip(jobs, recorded) where job.estimate > 0 && job.estimate.isFinite {
      guard let recorded else { continue }
      seconds += recorded
      units += job.estimate
    }
    return units > 0 ? seconds / units : nil
  }
}
