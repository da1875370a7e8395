import Experiments
import Foundation

/// Writes a site as a whole: readers see the old one or the new one, never a mixture.
///
/// The new site is staged in a folder beside the old one, and the two change places in one call of
/// the file system. Files that did not change keep their modification time. Where the file system has no locks,
/// or moves no folders, the site is written all the same, and `warn` says what is lost.
struct SiteWriter: Sendable {
  /// Marks a folder as one that may be replaced.
  static let marker = ".tutor-site"
  static let markerText = "This folder is written by tutor; changes made here are lost.\n"

  private let folder: String
  private let parent: String
  private let staging: String
  private let previous: String
  /// Off only in tests, to take the way of systems that cannot let folders change places.
  var exchangesFolders = true
  private let warn: @Sendable (String) -> Void

  init(folder: String, warn: @escaping @Sendable (String) -> Void = { _ in }) {
    let url = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL
    let name = url.lastPathComponent
    self.folder = url.path
    parent = url.deletingLastPathComponent().path
    staging = parent + "/.\(name).staging"
    previous = parent + "/.\(name).previous"
    self.warn = warn
  }

  /// Finds out whether a site could be written now, before anything is computed for it: the folder is ours,
  /// and something can be written beside it.
  func checkPlace() throws(SiteError) {
    try makeParent()
    // To do without a lock is worth a word where the site is written.
    let lock = try? FolderLock(parent)
    defer { lock?.release() }
    try recover()
    guard FileSystem.kind(of: folder) != .file else { throw .foreignFolder(folder) }
    if FileSystem.kind(of: "\(folder)/\(Self.marker)") == .missing {
      guard try FileSystem.files(below: folder).isEmpty else { throw .foreignFolder(folder) }
    }
    defer { try? FileSystem.remove(staging) }
    try FileSystem.makeFolder(staging)
    try FileSystem.create("\(staging)/trial", with: [UInt8](repeating: 0, count: 1 << 16))
  }

  /// Makes the folder hold exactly `files`. When it throws, the old site is as it was.
  func write(_ files: SiteFiles) throws(SiteError) -> SiteChanges {
    var files = files
    files.add(Self.markerText, at: Self.marker)
    return try update { old in (changes(from: old, to: files), files, files.paths) }
      ?? SiteChanges()
  }

  /// Puts some files in place of those of the same names; all others stay, unread. When it throws, the old
  /// site is as it was.
  ///
  /// - Returns: nil, and nothing is done, if `isExpected` says that the site that stands is not the one they
  ///   were made for: another build may have come first.
  func replace(
    _ files: SiteFiles, if isExpected: () -> Bool
  ) throws(SiteError) -> SiteChanges? {
    try update { old in
      guard isExpected() else { return nil }
      var changes = changes(from: old, to: files)
      changes.removed = []
      return (changes, files, Set(old + files.paths).sorted())
    }
  }

  /// Makes of the files that stand what `plan` says: what changes, the new contents, and all paths.
  private func update(
    _ plan: ([String]) -> (changes: SiteChanges, files: SiteFiles, paths: [String])?
  ) throws(SiteError) -> SiteChanges? {
    try makeParent()
    let lock = lock()
    defer { lock?.release() }
    try recover()

    guard FileSystem.kind(of: folder) != .file else { throw .foreignFolder(folder) }
    let old = try FileSystem.files(below: folder)
    guard old.isEmpty || old.contains(Self.marker) else { throw .foreignFolder(folder) }
    guard let (changes, files, paths) = plan(old) else { return nil }
    if changes.isEmpty { return changes }
    do {
      try stage(files, at: paths, keeping: changes)
      try swap(changes)
    } catch {
      try? FileSystem.remove(staging)
      throw error
    }
    // The new site stands; what is left of the old one goes now, or when the next build begins.
    try? FileSystem.remove(staging)
    try? FileSystem.remove(previous)
    return changes
  }

  private func lock() -> FolderLock? {
    do {
      return try FolderLock(parent)
    } catch {
      warn("\(error); two builds that write the site at once would not notice each other")
      return nil
    }
  }

  private func changes(from old: [String], to files: SiteFiles) -> SiteChanges {
    var changes = SiteChanges()
    let existing = Set(old)
    changes.added = files.paths.filter { !existing.contains($0) }
    let kept = files.paths.filter(existing.contains)
    let areEqual = kept.concurrentMap { FileSystem.contents(of: "\(folder)/\($0)") == files[$0] }
    changes.changed = zip(kept, areEqual).filter { !$0.1 }.map(\.0)
    changes.removed = old.filter { files[$0] == nil }
    return changes
  }

  private func stage(
    _ files: SiteFiles, at paths: [String], keeping changes: SiteChanges
  ) throws(SiteError) {
    try FileSystem.makeFolder(staging)
    let written = Set(changes.added + changes.changed)
    var folders: Set<String> = []
    for path in paths { try makeFolders(of: path, in: staging, known: &folders) }
    // A large file begun last would keep one core busy and the others waiting.
    let sizes = files.bytes.mapValues(\.count)
    let ordered = paths.sorted { sizes[$0, default: 0] > sizes[$1, default: 0] }
    let results = ordered.concurrentResults { path throws(SiteError) in
      let target = "\(staging)/\(path)"
      let standing = "\(folder)/\(path)"
      if !written.contains(path), FileSystem.duplicate(standing, as: target) { return }
      try FileSystem.create(target, with: files[path] ?? FileSystem.contents(of: standing) ?? [])
    }
    for result in results { try result.get() }
  }

  private func makeFolders(
    of path: String, in folder: String, known: inout Set<String>
  ) throws(SiteError) {
    var prefix = ""
    for part in path.split(separator: "/").dropLast() {
      prefix += "/\(part)"
      if known.insert(prefix).inserted { try FileSystem.makeFolder(folder + prefix) }
    }
  }

  /// Puts the staged site in place of the old one.
  private func swap(_ changes: SiteChanges) throws(SiteError) {
    if FileSystem.kind(of: folder) == .missing {
      try FileSystem.move(staging, to: folder)
    } else if !(exchangesFolders && FileSystem.exchange(staging, with: folder)) {
      guard try FileSystem.moveFolder(folder, to: previous) else {
        return try replaceFiles(changes)
      }
      do {
        try FileSystem.move(staging, to: folder)
      } catch {
        try FileSystem.move(previous, to: folder)
        throw error
      }
    }
  }

  /// Gives the staged files their names one after the other, for a folder that cannot be moved, such as one in
  /// the image of a container.
  private func replaceFiles(_ changes: SiteChanges) throws(SiteError) {
    warn("'\(folder)' cannot be moved, so its files are replaced one by one")
    var folders: Set<String> = []
    for path in changes.added + changes.changed {
      try makeFolders(of: path, in: folder, known: &folders)
      try FileSystem.move("\(staging)/\(path)", to: "\(folder)/\(path)")
    }
    for path in changes.removed { try FileSystem.remove("\(folder)/\(path)") }
  }

  /// Finishes what a build that was killed has left: a site that was taken away and not yet
  /// replaced comes back, and half a staged site goes.
  private func recover() throws(SiteError) {
    if FileSystem.kind(of: folder) == .missing, FileSystem.kind(of: previous) == .folder {
      try FileSystem.move(previous, to: folder)
    }
    try FileSystem.remove(previous)
    try FileSystem.remove(staging)
  }

  private func makeParent() throws(SiteError) {
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw .fileSystem(
        operation: "create the folder", path: parent, reason: error.localizedDescription)
    }
  }
}
