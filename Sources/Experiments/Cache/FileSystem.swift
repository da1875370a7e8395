import Foundation

/// Changes to the file system that leave either the old state or the new one.
enum FileSystem {
  static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .last(.makeFolder, path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last(.makeFolder, path) }
  }

  static func move(_ source: String, to target: String) throws(FileError) {
    guard rename(source, target) == 0 else { throw .last(.rename, target) }
  }

  static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 else { throw .last(.remove, path) }
  }

  static func readFile(_ path: String) throws(FileError) -> [UInt8] {
    let file = try OpenFile(path, .read)
    return try file.read(Int(file.status().size))
  }

  /// The names in a folder, sorted; none if the folder does not exist.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw .last(.list, folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a file under another name, waits until it is on the disk if asked to, and gives it its name.
  ///
  /// The temporary file is locked while it is written, where there are locks, so that anybody can tell it from
  /// one that a killed process left behind.
  static func writeAtomically(
    _ parts: [[UInt8]], to path: String, temporaryFolder: String, synchronizes: Bool = true
  ) throws(FileError) {
    let temporary = "\(temporaryFolder)/\(getpid())-\(UInt64.random(in: 0 ... .max))"
    do {
      let file = try OpenFile(temporary, .create)
      _ = try? file.tryLock()
      try file.write(gathering: parts)
      if synchronizes { try file.synchronize() }
      try move(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }
}

extension OpenFile {
  /// Writes small parts together: each that ends inside a page of the disk has that page filled twice.
  fileprivate borrowing func write(gathering parts: [[UInt8]]) throws(FileError) {
    let limit = 1 << 20
    var gathered: [UInt8] = []
    for part in parts {
      if !gathered.isEmpty, gathered.count + part.count > limit {
        try write(gathered)
        gathered.removeAll(keepingCapacity: true)
      }
      if part.count > limit { try write(part) } else { gathered += part }
    }
    try write(gathered)
  }
}
