import Synchronization

/// Keeps what is costly to make from one build to the next: typeset formulas, coloured code, drawings.
protocol MarkupCache: Sendable {
  func get(_ key: String) -> String?
  func set(_ key: String, _ value: String)
}

extension MarkupCache {
  /// What is kept under a key, or else what `make` gives, which is kept from now on.
  func text(_ key: String, _ make: () -> String) -> String {
    if let text = get(key) { return text }
    let text = make()
    set(key, text)
    return text
  }
}

/// Remembers for as long as it lives.
final class MemoryMarkupCache: MarkupCache {
  private let texts = Mutex<[String: String]>([:])

  func get(_ key: String) -> String? { texts.withLock { $0[key] } }
  func set(_ key: String, _ value: String) { texts.withLock { $0[key] = value } }
}

/// Remembers nothing.
struct NoMarkupCache: MarkupCache {
  func get(_ key: String) -> String? { nil }
  func set(_ key: String, _ value: String) {}
}
