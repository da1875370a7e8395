import Synchronization

/// A flag that asks all runs to stop; once set it stays set.
///
/// Setting it is one atomic store, so a signal handler may do it.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public var isRequested: Bool { flag.load(ordering: .relaxed) }

  public func request() { flag.store(true, ordering: .relaxed) }
}

/// What the runner itself can say about a run that gave no result.
public enum RunError: Error, Hashable, Sendable, CustomStringConvertible {
  case cancelled
  case timeLimitExceeded(seconds: Double)
  /// It needs more memory than the machine has left for it.
  case memoryUnavailable(megabytes: Int, available: Int)
  /// Computing it again gave other bytes than are stored: the key misses an input, or the
  /// machine miscalculates.
  case differsFromStored

  public var description: String {
    switch self {
    case .cancelled: "it was cancelled"
    case .timeLimitExceeded(let seconds):
      "it took longer than its limit of \(DurationText.text(seconds: seconds))"
    case .memoryUnavailable(let megabytes, let available):
      "it needs \(megabytes) MB of memory; the machine has \(available) MB left"
    case .differsFromStored: "computed again, it differs from the stored result"
    }
  }
}

/// What a run asks every few steps: may it go on? Throws a `RunError` if not.
public struct CancellationCheck: Sendable {
  private let cancellation: Cancellation
  private let deadline: SuspendingClock.Instant?
  private let limit: Double

  /// A check that never ends a run unless the flag is set. The limit is in seconds of a running
  /// machine, from now.
  public init(_ cancellation: Cancellation = Cancellation(), limit: Double? = nil) {
    self.cancellation = cancellation
    self.limit = limit ?? .infinity
    deadline = limit.map { SuspendingClock().now + .seconds($0) }
  }

  public func callAsFunction() throws(RunError) {
    if cancellation.isRequested { throw .cancelled }
    if let deadline, SuspendingClock().now > deadline {
      throw .timeLimitExceeded(seconds: limit)
    }
  }
}
