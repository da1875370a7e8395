import Bytes
import Foundation
import Synchronization

/// Results on disk, addressed by the hash of all they depend on.
///
/// An entry is written under another name, synchronised and renamed, and verified on each
/// read: what comes out is what went in, or nothing. Any number of builds may share a store.
/// The folder can be removed at any time. Layout below it:
///
///     run/3f/9a…    entries, one folder for each stage and first byte of the key
///     temporary/    files being written
///     locks/        one file for each key being computed
public final class ContentStore: Sendable {
  public let folder: String
  private let report: @Sendable (CacheWarning) -> Void
  private let reported = Mutex<Set<CacheWarning>>([])

  /// Opens a store without touching the disk; `report` may be called from any thread.
  public init(folder: String, report: @escaping @Sendable (CacheWarning) -> Void) {
    self.folder = folder
    self.report = report
  }

  /// Where a book keeps its results unless told otherwise.
  public static func defaultFolder(ofBook book: String) -> String {
    book == "." ? ".tutor/cache" : "\(book)/.tutor/cache"
  }

  var temporaryFolder: String { "\(folder)/temporary" }
  var lockFolder: String { "\(folder)/locks" }

  /// Whether there is an entry, intact or not.
  public func contains(_ stage: Stage, _ key: ContentKey) -> Bool {
    FileStatus(ofFile: path(of: stage, key)) != nil
  }

  /// The stored result with what is known about it; `nil` if there is none that is intact.
  public func read<Value: Storable>(
    _ type: Value.Type, _ stage: Stage, _ key: ContentKey
  ) -> (value: Value, meta: EntryMeta)? {
    reading(stage, key) { file in
      let (layout, meta) = try self.head(of: file, stage, key)
      let content = try file.read(layout.contentSize)
      try layout.verify(content: content)
      return (try Value(storedBytes: content), meta)
    }
  }

  /// What is known about a stored result, without reading the result.
  public func meta(_ stage: Stage, _ key: ContentKey) -> EntryMeta? {
    reading(stage, key) { file in try self.head(of: file, stage, key).meta }
  }

  /// Stores a result under the key of its inputs. Runs, which may have taken long, are on the disk on return.
  public func write(
    _ value: some Storable, _ stage: Stage, _ meta: EntryMeta
  ) throws(FileError) {
    let content = value.storedBytes
    let path = path(of: stage, meta.inputs.key)
    let head = StoreEntryLayout.head(stage: stage, meta: meta, content: content)
    try FileSystem.makeFolder(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)))
    try FileSystem.makeFolder(temporaryFolder)
    try FileSystem.writeAtomically(
      [head, content], to: path, temporaryFolder: temporaryFolder, synchronizes: stage == .run)
  }

  /// Tells now, rather than when something has been computed, if nothing can be kept.
  public func checkPlace() {
    let trial = "\(temporaryFolder)/trial-\(getpid())"
    do throws(FileError) {
      try FileSystem.makeFolder(temporaryFolder)
      try FileSystem.writeAtomically(
        [[UInt8](repeating: 0, count: 1 << 16)], to: trial, temporaryFolder: temporaryFolder,
        synchronizes: false)
      try FileSystem.remove(trial)
    } catch {
      warn(error)
    }
  }

  func path(of stage: Stage, _ key: ContentKey) -> String {
    "\(folder)/\(stage.rawValue)/\(key.hex.prefix(2))/\(key.hex.dropFirst(2))"
  }

  /// Tells the user once, however often it happens.
  func warn(_ warning: CacheWarning) {
    let isNew = reported.withLock { $0.insert(warning).inserted }
    if isNew { report(warning) }
  }

  /// Tells of a failing system call once for each kind and cause, not for each file.
  func warn(_ error: FileError) {
    if error.refusesLocks {
      return warn(.unlocked(FileError(operation: .lock, path: folder, code: error.code)))
    }
    let cause = FileError(operation: error.operation, path: folder, code: error.code)
    let isNew = reported.withLock { $0.insert(.unusable(cause)).inserted }
    if isNew { report(.unusable(error)) }
  }

  private func reading<Result>(
    _ stage: Stage, _ key: ContentKey, _ body: (borrowing OpenFile) throws -> Result
  ) -> Result? {
    let path = path(of: stage, key)
    do {
      let file = try OpenFile(path, .read)
      let result = try body(file)
      try noteUse(of: file)
      return result
    } catch let error as FileError {
      if !error.isAbsence { warn(error) }
    } catch {
      warn(.damagedEntry(path: path, reason: "\(error)"))
      // Should it be impossible to remove, it is found damaged again the next time.
      try? FileSystem.remove(path)
    }
    return nil
  }

  private func head(
    of file: borrowing OpenFile, _ stage: Stage, _ key: ContentKey
  ) throws -> (layout: StoreEntryLayout, meta: EntryMeta) {
    let size = Int(try file.status().size)
    let header = try file.read(StoreEntryLayout.headerSize)
    let layout = try StoreEntryLayout(header: header, stage: stage, key: key)
    guard layout.fits(fileOfSize: size) else { throw StoredBytesError.invalidCount }
    return (layout, try layout.meta(from: file.read(layout.metaSize)))
  }

  /// Keeps the time of last use to the day, so that most reads write nothing.
  private func noteUse(of file: borrowing OpenFile) throws(FileError) {
    let day: Int64 = 86_400_000_000_000
    let age = FileStatus.now().subtractingReportingOverflow(try file.status().modified).partialValue
    if age.magnitude > day.magnitude { file.touch() }
  }
}
