/// One run to be computed, unless its result is stored.
public struct RunJob: Sendable {
  public enum CachePolicy: Sendable {
    /// Take a stored result.
    case reuse
    /// Compute in any case, and store.
    case recompute
    /// Compute in any case, and fail if a stored result has other bits.
    case verify
  }

  public let inputs: KeyInputs
  public let key: ContentKey
  /// Names the run to people: the experiment and what tells its runs apart.
  public let label: String
  /// Names the run to the ledger, from one build to the next: the experiment and the place in its sweep,
  /// rather than the values that are likely to be edited.
  public let slot: String
  /// A guess at the cost in any unit, for runs that have never run: parameters × steps, say.
  public let estimate: Double
  public var policy: CachePolicy
  /// Seconds the run may take; nil leaves that to the runner.
  public let timeLimit: Double?
  public let work: @Sendable (CancellationCheck) throws -> RunResult

  public init(
    inputs: KeyInputs, label: String, slot: String? = nil, estimate: Double,
    policy: CachePolicy = .reuse, timeLimit: Double? = nil,
    work: @escaping @Sendable (CancellationCheck) throws -> RunResult
  ) {
    self.inputs = inputs
    key = inputs.key
    self.label = label
    self.slot = slot ?? label
    self.estimate = estimate
    self.policy = policy
    self.timeLimit = timeLimit
    self.work = work
  }
}

/// What became of a job.
public struct JobOutcome: Sendable {
  public enum State: Sendable {
    case stored(RunResult)
    case computed(RunResult)
    case failed(any Error)
    case cancelled
  }

  public let label: String
  public let key: ContentKey
  public let state: State
  /// What computing the result took, now or earlier; 0 without a result.
  public let seconds: Double

  public var result: RunResult? {
    switch state {
    case .stored(let result), .computed(let result): result
    case .failed, .cancelled: nil
    }
  }

  public var error: (any Error)? {
    if case .failed(let error) = state { error } else { nil }
  }
}
