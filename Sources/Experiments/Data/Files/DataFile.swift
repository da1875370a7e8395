/// A file of the book that data is read from, known by the hash of its content.
public struct DataFile: Hashable, Sendable {
  /// Below the book's folder, as the author wrote it.
  public let path: String
  public let hash: ContentKey
  private let location: String

  /// A file may have at most this many bytes.
  static let largestSize = 1 << 28

  /// Reads a file for the first time.
  ///
  /// - Throws: `DataFileError` if there is no such file, or not in the book.
  static func open(
    _ path: String, in bookFolder: String
  ) throws(DataFileError) -> (file: DataFile, bytes: [UInt8]) {
    guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      throw DataFileError(path, "it must be a path below the book's folder")
    }
    let location = bookFolder.isEmpty ? path : "\(bookFolder)/\(path)"
    if RealPath.of(location) != nil {
      guard RealPath.leads(location, below: bookFolder) else {
        throw DataFileError(path, "it is a link that leads out of the book's folder")
      }
      guard RealPath.isRegularFile(location) else { throw DataFileError(path, "it is no file") }
    }
    let bytes = try read(location, path)
    return (DataFile(path: path, hash: ContentKey(of: bytes), location: location), bytes)
  }

  private init(path: String, hash: ContentKey, location: String) {
    self.path = path
    self.hash = hash
    self.location = location
  }

  /// The same content as when it was first read.
  func contents() throws(DataFileError) -> [UInt8] {
    let bytes = try Self.read(location, path)
    guard ContentKey(of: bytes) == hash else {
      throw DataFileError(path, "it has changed while the book was built")
    }
    return bytes
  }

  private static func read(_ location: String, _ path: String) throws(DataFileError) -> [UInt8] {
    guard let status = FileStatus(ofFile: location) else {
      throw DataFileError(path, "there is no such file in the book's folder")
    }
    guard status.size <= largestSize else {
      throw DataFileError(
        path, "it has \(status.size >> 20) MB; the limit is \(largestSize >> 20) MB")
    }
    do {
      return try FileSystem.readFile(location)
    } catch {
      throw DataFileError(path, error.reason)
    }
  }
}

/// A file of data cannot be used: which one, where in it if that is known, and why.
public struct DataFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// Both count from 1; columns count characters.
  public let line: Int?
  public let column: Int?
  public let reason: String

  init(_ path: String, line: Int? = nil, column: Int? = nil, _ reason: String) {
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String {
    let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    return "\(path)\(place): \(reason)"
  }
}
