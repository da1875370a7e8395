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
  /// Names the run to people and, from one build to the next, to the ledger: the experiment
  /// and the index of the sweep point, rather than the values that are likely to be edited.
  public let label: String
  /// A guess at the cost in any unit, for runs that have never run: parameters × steps, say.
  public let estimate: Double
  public let policy: CachePolicy
  public let work: @Sendable (CancellationCheck) throws -> RunResult

  public init(
    inputs: KeyInputs, label: String, estimate: Double, policy: CachePolicy = .reuse,
    work: @escaping @Sendable (CancellationCheck) throws -> RunResult
  ) {
    self.inputs = inputs
    key = inputs.key
    self.label = label
    self.estimate = estimate
    self.policy = policy
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
