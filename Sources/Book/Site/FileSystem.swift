import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls a site needs, each with the system's own reason when it fails.
enum FileSystem {
  enum Kind { case missing, file, folder, other }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func contents(of path: String) -> [UInt8]? {
    // To open a pipe that nobody writes to would wait for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let step = read(file, buffer.baseAddress.map { $0 + count }, size - count)
        if step <= 0 { break }
        count += step
      }
      isComplete = count == size
    }
    return isComplete ? bytes : nil
  }

  static func create(_ path: String, with bytes: [UInt8]) throws(SiteError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("create", path) }
    defer { close(file) }
    var offset = 0
    while offset < bytes.count {
      let step = bytes.withUnsafeBytes { buffer in
        write(file, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      guard step > 0 else { throw failure("write", path) }
      offset += step
    }
  }

  static func makeFolder(_ path: String) throws(SiteError) {
    guard mkdir(path, 0o755) == 0 || (errno == EEXIST && kind(of: path) == .folder) else {
      throw failure("create the folder", path)
    }
  }

  /// A second name for the same bytes, which keeps their modification time; false where the file
  /// system cannot do that.
  static func duplicate(_ path: String, as newPath: String) -> Bool { link(path, newPath) == 0 }

  static func move(_ path: String, to newPath: String) throws(SiteError) {
    guard rename(path, newPath) == 0 else { throw failure("rename", path) }
  }

  /// Gives a folder another name; false where the system does that to files only, as layered ones do.
  static func moveFolder(_ path: String, to newPath: String) throws(SiteError) -> Bool {
    if rename(path, newPath) == 0 { return true }
    guard [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { throw failure("rename", path) }
    return false
  }

  /// Lets two folders change places at once; false where the system cannot do that.
  static func exchange(_ path: String, with other: String) -> Bool {
    #if os(Linux)
      // Not declared to Swift, and missing from some C libraries.
      typealias Rename =
        @convention(c) (
          Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let exchange: UInt32 = 2  // RENAME_EXCHANGE
      return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, path, AT_FDCWD, other, exchange) == 0
    #elseif canImport(Darwin)
      return renamex_np(path, other, UInt32(RENAME_SWAP)) == 0
    #else
      return false
    #endif
  }

  /// Removes a file or a folder with all that is in it; what is missing is fine.
  static func remove(_ path: String) throws(SiteError) {
    guard kind(of: path) != .missing else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .fileSystem(operation: "remove", path: path, reason: error.localizedDescription)
    }
  }

  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// All files below a folder, as sorted relative paths; none if there is no such folder. Files and folders with
  /// an excepted name are left out.
  static func files(
    below folder: String, except isLeftOut: (String) -> Bool = { _ in false }
  ) throws(SiteError) -> [String] {
    guard kind(of: folder) != .missing else { return [] }
    var found: [String] = []
    var prefixes = [""]
    while let prefix = prefixes.popLast() {
      for (name, isFolder) in try entries(of: "\(folder)/\(prefix)") where !isLeftOut(name) {
        if isFolder { prefixes.append("\(prefix)\(name)/") } else { found.append(prefix + name) }
      }
    }
    return found.sorted()
  }

  /// The names in a folder; a link to a folder is no folder.
  private static func entries(of folder: String) throws(SiteError) -> [(
    name: String, isFolder: Bool
  )] {
    guard let stream = opendir(folder) else { throw failure("list", folder) }
    defer { closedir(stream) }
    var found: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      let type = Int32(entry.pointee.d_type)
      // Some file systems do not say what an entry is.
      let isUnknown = type == Int32(DT_UNKNOWN)
      found.append(
        (name, isUnknown ? kind(of: "\(folder)/\(name)") == .folder : type == Int32(DT_DIR)))
    }
    return found
  }

  static func failure(_ operation: String, _ path: String) -> SiteError {
    .fileSystem(operation: operation, path: path, reason: String(cString: strerror(errno)))
  }
}
