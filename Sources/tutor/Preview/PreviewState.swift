import Foundation

/// What the pages in the browser are told: how often the site has changed, and what is wrong with the book now.
actor PreviewState {
  struct Snapshot: Encodable, Sendable {
    /// Goes up with each change of the site or of the message.
    var version: Int
    /// The errors of the last build as the terminal shows them; nil if it went well.
    var message: String?
  }

  private var snapshot = Snapshot(version: 1, message: nil)
  /// Pages that are made but do not stand in the site's folder yet, by their paths below it.
  private var pages: [String: [UInt8]] = [:]
  private var hasEnded = false
  private var waiting: [UUID: CheckedContinuation<Void, Never>] = [:]

  /// The site's folder is up to date, but for what `message` says.
  func update(message: String?) {
    pages = [:]
    tell(message)
  }

  /// Pages to show until they stand in the site's folder.
  func show(_ pages: [String: [UInt8]]) {
    self.pages = pages
    tell(nil)
  }

  /// The pages that were shown stand in the site's folder.
  func settle() { pages = [:] }

  func page(_ name: String) -> [UInt8]? { pages[name] }

  private func tell(_ message: String?) {
    snapshot.version += 1
    snapshot.message = message
    wakeAll()
  }

  /// Answers all who wait, so that the server need not wait for them.
  func end() {
    hasEnded = true
    wakeAll()
  }

  private func wakeAll() {
    for continuation in waiting.values { continuation.resume() }
    waiting.removeAll()
  }

  /// The state once it is newer than the version a page has, or after a while in any case.
  func snapshot(after version: Int, patience: Duration = .seconds(20)) async -> Snapshot {
    if snapshot.version == version, !hasEnded {
      let id = UUID()
      let alarm = Task {
        try? await Task.sleep(for: patience)
        self.wake(id)
      }
      await withCheckedContinuation { waiting[id] = $0 }
      alarm.cancel()
    }
    return snapshot
  }

  private func wake(_ id: UUID) {
    waiting.removeValue(forKey: id)?.resume()
  }
}
