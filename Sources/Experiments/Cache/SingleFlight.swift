/// A result and how it was come by.
public struct Fetched<Value: Storable>: Sendable {
  public var value: Value
  /// What computing it took, now or when it was stored.
  public var seconds: Double
  public var isCached: Bool
}

extension ContentStore {
  /// The stored result, or else the one computed now, which is then stored.
  ///
  /// One computation per key at a time: another thread or process that asks for the same
  /// result waits for it. While it waits, `poll` is called and may end the wait by throwing.
  /// What `compute` throws is thrown on and never stored; a cache that cannot be written to
  /// costs a warning. With `reuse` false the result is computed in any case.
  public func value<Value: Storable>(
    _ stage: Stage, _ inputs: KeyInputs, reuse: Bool = true, poll: () throws -> Void = {},
    compute: () throws -> Value
  ) throws -> Fetched<Value> {
    let key = inputs.key
    if reuse, let found = cached(Value.self, stage, key) { return found }
    return try withLock(stage, key, poll: poll) {
      if reuse, let found = cached(Value.self, stage, key) { return found }
      let clock = SuspendingClock()
      let start = clock.now
      let value = try compute()
      let seconds = (clock.now - start) / .seconds(1)
      do throws(FileError) {
        try write(value, stage, EntryMeta(inputs: inputs, seconds: seconds))
      } catch {
        warn(error)
      }
      return Fetched(value: value, seconds: seconds, isCached: false)
    }
  }

  private func cached<Value: Storable>(
    _ type: Value.Type, _ stage: Stage, _ key: ContentKey
  ) -> Fetched<Value>? {
    read(type, stage, key).map {
      Fetched(value: $0.value, seconds: $0.meta.seconds, isCached: true)
    }
  }

  /// Without a lock to be had, two builds may compute the same result: slower, never wrong.
  private func withLock<Result>(
    _ stage: Stage, _ key: ContentKey, poll: () throws -> Void, _ body: () throws -> Result
  ) throws -> Result {
    let lock: FileLock?
    do {
      try FileSystem.makeFolder(lockFolder)
      lock = try FileLock(waitingFor: "\(lockFolder)/\(stage.rawValue)-\(key)", poll: poll)
    } catch let error as FileError {
      warn(error)
      lock = nil
    }
    return try withExtendedLifetime(lock) { try body() }
  }
}
