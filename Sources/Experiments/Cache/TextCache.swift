import Bytes
import Synchronization

/// Small texts that are costly to make, as typeset formulas, kept together in one file of the store.
///
/// Only what was asked for since the cache was opened is kept, so it never grows beyond one book.
public final class TextCache: Sendable {
  private struct State {
    var known: [String: String]
    var used: [String: String] = [:]
  }

  private let store: ContentStore
  private let path: String
  private let state: Mutex<State>
  private let stored: [String: String]

  public init(_ store: ContentStore, name: String) {
    self.store = store
    path = "\(store.folder)/texts-\(name)"
    stored = store.readSealed(Texts.self, path)?.texts ?? [:]
    state = Mutex(State(known: stored))
  }

  /// Whether nothing was stored before.
  public var isEmpty: Bool { stored.isEmpty }

  public func get(_ key: String) -> String? {
    state.withLock { state in
      guard let text = state.known[key] else { return nil }
      state.used[key] = text
      return text
    }
  }

  public func set(_ key: String, _ text: String) {
    state.withLock { state in
      state.known[key] = text
      state.used[key] = text
    }
  }

  /// Writes what was used, unless that is what is stored. Losing it costs time, never a result.
  public func save() {
    let texts = state.withLock { $0.used }
    guard texts != stored else { return }
    do throws(FileError) {
      try FileSystem.makeFolder(store.temporaryFolder)
      try SealedFile.write(Texts(texts: texts), to: path, temporaryFolder: store.temporaryFolder)
    } catch {
      store.warn(error)
    }
  }
}

private struct Texts: Storable {
  private static let version: UInt64 = 1
  var texts: [String: String]

  init(texts: [String: String]) { self.texts = texts }

  var storedBytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(Self.version)
    writer.append(texts.sorted { $0.key < $1.key }) { writer, item in
      writer.append(item.key)
      writer.append(item.value)
    }
    return writer.bytes
  }

  init(storedBytes: [UInt8]) throws(StoredBytesError) {
    var reader = ByteReader(storedBytes)
    guard try reader.number() == Self.version else { throw .unknownVersion }
    let items = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      (try reader.text(), try reader.text())
    }
    try reader.expectEnd()
    texts = Dictionary(items, uniquingKeysWith: { first, _ in first })
  }
}
