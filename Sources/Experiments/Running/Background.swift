import Dispatch
import Synchronization

/// A value that another core computes while whoever wants it goes on.
public final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let done = DispatchGroup()

  public init(_ compute: @escaping @Sendable () -> Value) {
    done.enter()
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let value = compute()
      result.withLock { $0 = value }
      done.leave()
    }
  }

  /// The value, waited for if need be.
  public var value: Value {
    done.wait()
    guard let value = result.withLock({ $0 }) else { preconditionFailure("it was computed") }
    return value
  }
}
