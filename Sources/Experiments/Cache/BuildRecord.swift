import Bytes

/// The files that went into a build, by content, so that the next build can tell in
/// milliseconds that nothing changed.
///
/// Content decides. What the system says about a file only saves reading it again, and is
/// trusted if all of it is as it was and the content had been left alone for a while when it was
/// recorded: a change in the same tick of the clock would not show. (Another name for the file
/// changes what the system says of it too, but never when its content was written last.)
public struct BuildRecord: Hashable, Sendable {
  struct File: Hashable, Sendable {
    /// Of the content; `nil` if the file could not be read.
    var hash: UInt64?
    var status: FileStatus
    /// Whether `status` may stand for the content.
    var isSettled: Bool
  }

  /// Everything else the build depended on: the program, its options.
  public let key: ContentKey
  private let files: [String: File]

  /// Looks at the files now, reading those whose content the earlier record cannot vouch for.
  ///
  /// Take the record *before* reading the files for the build: a file that changes in between
  /// is then found changed by the next build. `root` is the folder the paths are relative to.
  public init(of paths: [String], below root: String, key: ContentKey, earlier: BuildRecord?) {
    self.init(of: paths, below: root, key: key, earlier: earlier, now: FileStatus.now())
  }

  /// Looks at files that were just compared and have since been given their names anew, as a folder
  /// that is replaced as a whole has them: what is the same file with the same time has the same content.
  /// Of those in `written` the content is known.
  public init(
    of paths: [String], below root: String, relinked: BuildRecord,
    written: [String: UInt64] = [:]
  ) {
    self.init(
      of: paths, below: root, key: relinked.key, earlier: relinked, now: FileStatus.now(),
      isRelinked: true, written: written)
  }

  init(
    of paths: [String], below root: String, key: ContentKey, earlier: BuildRecord?, now: Int64,
    isRelinked: Bool = false, written: [String: UInt64] = [:]
  ) {
    self.key = key
    var files: [String: File] = [:]
    var unread: [(path: String, status: FileStatus)] = []
    for path in paths {
      guard let status = FileStatus(ofFile: "\(root)/\(path)") else { continue }
      let known = earlier?.files[path]
      if let hash = written[path] {
        files[path] = File(hash: hash, status: status, now: now)
      } else if let known, known.isSettled, known.status == status {
        files[path] = known
      } else if isRelinked, let known, known.status.isSameContent(as: status) {
        files[path] = File(hash: known.hash, status: status, now: now)
      } else {
        unread.append((path, status))
      }
    }
    let read = unread.concurrentMap { path, status in
      let bytes = try? FileSystem.readFile("\(root)/\(path)")
      return File(hash: bytes.map { Self.hash(of: $0) }, status: status, now: now)
    }
    for ((path, _), file) in zip(unread, read) { files[path] = file }
    self.files = files
  }

  init(key: ContentKey, files: [String: File]) {
    self.key = key
    self.files = files
  }

  /// The files of both records, as the other one has them where both do.
  public func adding(_ other: BuildRecord) -> BuildRecord {
    BuildRecord(key: key, files: files.merging(other.files) { $1 })
  }

  /// Whether a build now would see what an earlier one saw.
  public func isUnchanged(since earlier: BuildRecord) -> Bool {
    key == earlier.key && changes(since: earlier).isEmpty
  }

  /// Whether every file may be known by its status the next time, without reading it.
  public var isSettled: Bool { files.values.allSatisfy { $0.isSettled } }

  /// The content's hash as recorded; `nil` for a file that is not there.
  public func hash(ofFile path: String) -> UInt64? { files[path]?.hash }

  /// The hash by which a record knows some content: it notices changes, and names nothing.
  public static func hash(of content: [UInt8]) -> UInt64 { XXHash64.digest(of: content.span) }

  /// The paths whose content is not what it was in an earlier record, or is in only one of the
  /// two; sorted.
  public func changes(since earlier: BuildRecord) -> [String] {
    let changed = files.filter { path, file in
      guard let old = earlier.files[path] else { return true }
      return old.hash != file.hash
    }
    let gone = earlier.files.keys.filter { files[$0] == nil }
    return (changed.keys + gone).sorted()
  }
}

extension BuildRecord: Storable {
  private static let version: UInt64 = 2

  public var storedBytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(Self.version)
    writer.append(key.hex)
    writer.append(files.sorted { $0.key < $1.key }) { writer, item in
      writer.append(item.key)
      writer.append(UInt8(item.value.hash == nil ? 0 : 1))
      writer.append(item.value.hash ?? 0)
      writer.append(UInt8(item.value.isSettled ? 1 : 0))
      writer.append(Int(item.value.status.size))
      writer.append(item.value.status.inode)
      writer.append(Int(item.value.status.modified))
      writer.append(Int(item.value.status.changed))
    }
    return writer.bytes
  }

  public init(storedBytes: [UInt8]) throws(StoredBytesError) {
    var reader = ByteReader(storedBytes)
    guard try reader.number() == Self.version else { throw .unknownVersion }
    guard let key = ContentKey(hex: try reader.text()) else { throw .invalidText }
    let items = try reader.list(elementSize: 50) { reader throws(StoredBytesError) in
      (try reader.text(), try File(from: &reader))
    }
    try reader.expectEnd()
    self.key = key
    files = Dictionary(items, uniquingKeysWith: { first, _ in first })
  }
}

extension BuildRecord.File {
  fileprivate init(hash: UInt64?, status: FileStatus, now: Int64) {
    self.hash = hash
    self.status = status
    isSettled = hash != nil && status.hasSettled(at: now)
  }

  fileprivate init(from reader: inout ByteReader) throws(StoredBytesError) {
    let isKnown = try reader.byte() == 1
    let hash = try reader.number()
    self.hash = isKnown ? hash : nil
    isSettled = try reader.byte() == 1
    status = FileStatus(
      size: Int64(try reader.integer()), inode: try reader.number(),
      modified: Int64(try reader.integer()), changed: Int64(try reader.integer()))
  }
}

extension ContentStore {
  private func recordPath(_ name: String) -> String { "\(folder)/record-\(name)" }

  /// The record of the last build of that name, if there is an intact one.
  public func buildRecord(_ name: String) -> BuildRecord? {
    readSealed(BuildRecord.self, recordPath(name))
  }

  public func keep(_ record: BuildRecord, as name: String) {
    do throws(FileError) {
      try FileSystem.makeFolder(temporaryFolder)
      try SealedFile.write(record, to: recordPath(name), temporaryFolder: temporaryFolder)
    } catch {
      warn(error)
    }
  }
}
