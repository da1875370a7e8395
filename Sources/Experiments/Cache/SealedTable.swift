import Bytes

/// Named pieces in one file of the store, each under a hash of its own: one is read without the others, and a
/// thousand of them cost one file. The hashes guard against damage, not against malice.
///
///     size of the head 8 · head: format, key, name, size and hash of each piece · hash of the head 8 · pieces
public struct SealedTable: Sendable {
  private let store: ContentStore
  private let path: String
  private let key: ContentKey

  /// A table that was written under another key counts as missing.
  public init(_ store: ContentStore, name: String, key: ContentKey) {
    self.store = store
    path = "\(store.folder)/table-\(name)"
    self.key = key
  }

  public struct Piece: Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The bytes of a piece; nil, with a warning if need be, if there is no intact one.
  public func bytes(of name: String) -> [UInt8]? {
    reading { file in
      let head = try head(of: file)
      var offset = head.end
      for entry in head.entries {
        if entry.name == name {
          try file.seek(to: offset)
          return try entry.verified(try file.read(entry.size))
        }
        offset += entry.size
      }
      return nil
    }
  }

  /// Replaces the whole table. Losing it costs time, never a result.
  public func write(_ pieces: [Piece]) {
    let entries = pieces.concurrentMap {
      Entry(name: $0.name, size: $0.bytes.count, hash: XXHash64.digest(of: $0.bytes.span))
    }
    write(entries, pieces.map(\.bytes))
  }

  /// Puts pieces in place of those of the same names; all others stay as they are.
  public func replace(_ pieces: [Piece]) {
    let new = Dictionary(pieces.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
    let old: [(entry: Entry, bytes: [UInt8])]? = reading { file in
      try head(of: file).entries.map { ($0, try file.read($0.size)) }
    }
    guard let old else { return }
    let pieces = old.map { entry, bytes in
      new[entry.name].map {
        (Entry(name: entry.name, size: $0.count, hash: XXHash64.digest(of: $0.span)), $0)
      } ?? (entry, bytes)
    }
    write(pieces.map(\.0), pieces.map(\.1))
  }

  // MARK: Layout

  private struct Entry: Sendable {
    var name: String
    var size: Int
    var hash: UInt64

    func verified(_ bytes: [UInt8]) throws(StoredBytesError) -> [UInt8] {
      guard XXHash64.digest(of: bytes.span) == hash else { throw .wrongHash }
      return bytes
    }
  }

  private static let version: UInt64 = 2

  private func write(_ entries: [Entry], _ pieces: [[UInt8]]) {
    var head = ByteWriter()
    head.append(Self.version)
    head.append(key.hex)
    head.append(entries) { writer, entry in
      writer.append(entry.name)
      writer.append(entry.size)
      writer.append(entry.hash)
    }
    var start = ByteWriter()
    start.append(head.bytes.count)
    start.append(raw: head.bytes)
    start.append(XXHash64.digest(of: head.bytes.span))
    do throws(FileError) {
      try FileSystem.makeFolder(store.temporaryFolder)
      try FileSystem.writeAtomically(
        [start.bytes] + pieces, to: path, temporaryFolder: store.temporaryFolder,
        synchronizes: false)
    } catch {
      store.warn(error)
    }
  }

  /// The entries of this key and where the pieces begin, which is where the file then stands.
  private func head(of file: borrowing OpenFile) throws -> (entries: [Entry], end: Int) {
    var size = ByteReader(try file.read(8))
    let headSize = try size.integer()
    guard headSize >= 0, headSize <= Int(try file.status().size) - 16 else {
      throw StoredBytesError.invalidCount
    }
    let head = try file.read(headSize)
    var seal = ByteReader(try file.read(8))
    guard XXHash64.digest(of: head.span) == (try seal.number()) else {
      throw StoredBytesError.wrongHash
    }
    var reader = ByteReader(head)
    guard try reader.number() == Self.version, try reader.text() == key.hex else { return ([], 0) }
    let entries = try reader.list(elementSize: 24) { reader throws(StoredBytesError) in
      Entry(name: try reader.text(), size: try reader.integer(), hash: try reader.number())
    }
    try reader.expectEnd()
    return (entries, headSize + 16)
  }

  private func reading<Result>(_ body: (borrowing OpenFile) throws -> Result?) -> Result? {
    do {
      return try body(try OpenFile(path, .read))
    } catch let error as FileError {
      if !error.isAbsence { store.warn(error) }
    } catch {
      store.warn(.damagedEntry(path: path, reason: "\(error)"))
    }
    return nil
  }
}
