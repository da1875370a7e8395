import Experiments

/// The complete set of files of a site, by path below its folder.
struct SiteFiles: Hashable, Sendable {
  private(set) var bytes: [String: [UInt8]] = [:]

  init() {}

  /// The files of a site that stands.
  init(folder: String) {
    for path in (try? FileSystem.files(below: folder)) ?? [] where path != SiteWriter.marker {
      bytes[path] = FileSystem.contents(of: "\(folder)/\(path)")
    }
  }

  /// All paths in the order in which they are written and reported.
  var paths: [String] { bytes.keys.sorted() }

  /// The content of each file by its hash.
  var hashes: [String: UInt64] {
    let files = Array(bytes)
    let hashes = files.concurrentMap { BuildRecord.hash(of: $0.value) }
    return Dictionary(uniqueKeysWithValues: zip(files.map(\.key), hashes))
  }

  subscript(path: String) -> [UInt8]? {
    get { bytes[path] }
    set {
      precondition(Self.isValid(path), "a path of the site is relative and stays inside it")
      bytes[path] = newValue
    }
  }

  mutating func add(_ text: String, at path: String) { self[path] = Array(text.utf8) }

  /// Adds files, in place of those of the same names.
  mutating func merge(_ other: SiteFiles) { bytes.merge(other.bytes) { $1 } }

  /// Relative, without empty, `.` or `..` parts and control characters.
  static func isValid(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && !path.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}

/// What writing a site has changed, each list in the order of the paths.
struct SiteChanges: Hashable, Sendable {
  var added: [String] = []
  var changed: [String] = []
  var removed: [String] = []

  var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
}

/// Why a site could not be written; the old one stays as it was.
enum SiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder holds something that this program has not written.
  case foreignFolder(String)
  /// An operation of the file system failed.
  case fileSystem(operation: String, path: String, reason: String)

  var description: String {
    switch self {
    case .foreignFolder(let path):
      "'\(path)' is not empty and was not written by tutor, so it is not replaced"
    case .fileSystem(let operation, let path, let reason):
      "cannot \(operation) '\(path)': \(reason)"
    }
  }
}
