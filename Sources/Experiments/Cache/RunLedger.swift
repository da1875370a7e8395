import Bytes

/// What each run of the book last was and cost, by label.
///
/// Keys change with every edit and labels do not, so this is where the cost of a changed run
/// is estimated from and where the inputs of its last result are found. Losing it costs
/// estimates and explanations, never a result.
public struct RunLedger: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var key: ContentKey
    /// The key before the last change.
    public var previousKey: ContentKey?
    public var seconds: Double
  }

  private var entries: [String: Entry] = [:]

  public init() {}

  public subscript(label: String) -> Entry? { entries[label] }

  public mutating func record(_ label: String, key: ContentKey, seconds: Double) {
    let old = entries[label]
    let previous = old?.key == key ? old?.previousKey : old?.key
    entries[label] = Entry(key: key, previousKey: previous, seconds: seconds)
  }
}

extension RunLedger: Storable {
  private static let version: UInt64 = 1

  public var storedBytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(Self.version)
    writer.append(entries.sorted { $0.key < $1.key }) { writer, item in
      writer.append(item.key)
      writer.append(item.value.key.hex)
      writer.append(item.value.previousKey?.hex ?? "")
      writer.append(item.value.seconds)
    }
    return writer.bytes
  }

  public init(storedBytes: [UInt8]) throws(StoredBytesError) {
    var reader = ByteReader(storedBytes)
    guard try reader.number() == Self.version else { throw .unknownVersion }
    let items = try reader.list(elementSize: 32) { reader throws(StoredBytesError) in
      let label = try reader.text()
      guard let key = ContentKey(hex: try reader.text()) else { throw .invalidText }
      let previousKey = ContentKey(hex: try reader.text())
      let seconds = try reader.double()
      return (label, Entry(key: key, previousKey: previousKey, seconds: seconds))
    }
    try reader.expectEnd()
    entries = Dictionary(items, uniquingKeysWith: { first, _ in first })
  }
}

extension ContentStore {
  private var ledgerPath: String { "\(folder)/ledger" }

  /// What earlier builds recorded; empty if there is nothing, or nothing intact.
  public func ledger() -> RunLedger {
    readSealed(RunLedger.self, ledgerPath) ?? RunLedger()
  }

  /// Changes the ledger as it is now, also when another build has just changed it.
  public func updateLedger(_ change: (inout RunLedger) -> Void) {
    do {
      try FileSystem.makeFolder(lockFolder)
      // Another build holds it for milliseconds; one that is stopped must not stop this one.
      var patience = 250
      let lock: FileLock?
      do {
        lock = try FileLock(waitingFor: "\(lockFolder)/ledger") {
          patience -= 1
          if patience == 0 { throw FileError.isBusy(ledgerPath) }
        }
      } catch let error as FileError where error.refusesLocks {
        // What another build notes at the same moment may be lost: an estimate, never a result.
        warn(error)
        lock = nil
      }
      try withExtendedLifetime(lock) {
        let old = ledger()
        var new = old
        change(&new)
        guard new != old else { return }
        try FileSystem.makeFolder(temporaryFolder)
        try SealedFile.write(new, to: ledgerPath, temporaryFolder: temporaryFolder)
      }
    } catch let error as FileError {
      warn(error)
    } catch {
      warn(.damagedEntry(path: ledgerPath, reason: "\(error)"))
    }
  }
}
