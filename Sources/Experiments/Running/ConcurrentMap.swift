import Dispatch
import Synchronization

extension Collection where Self: Sendable, Element: Sendable, Index == Int {
  /// What `transform` makes of each element, in their order, computed on all cores.
  public func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result)
    -> [Result]
  {
    let results = Mutex([Result?](repeating: nil, count: count))
    let start = startIndex
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[start + index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap { $0 }
  }

  /// What `transform` makes of each element or throws for it, in their order, computed on all cores.
  public func concurrentResults<Success: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Success
  ) -> [Result<Success, Failure>] {
    concurrentMap { element in
      Result { () throws(Failure) -> Success in try transform(element) }
    }
  }
}
