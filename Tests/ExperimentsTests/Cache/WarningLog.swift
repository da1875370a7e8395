import Synchronization

@testable import Experiments

/// Gathers what a store warns of.
final class WarningLog: Sendable {
  private let warnings = Mutex<[CacheWarning]>([])

  var all: [CacheWarning] { warnings.withLock { $0 } }

  func store(in folder: String) -> ContentStore {
    ContentStore(folder: folder) { warning in self.warnings.withLock { $0.append(warning) } }
  }
}
