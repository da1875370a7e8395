import Bytes

/// A file that ends with the hash of what it holds.
///
/// Nobody waits until it is on the disk, which takes as long as all that was written before it, such as a site. After
/// a power failure the hash tells that it is damaged, and what it held is made again.
enum SealedFile {
  static func write(
    _ value: some Storable, to path: String, temporaryFolder: String
  ) throws(FileError) {
    let content = value.storedBytes
    try FileSystem.writeAtomically(
      [content, SHA256.digest(of: content.span)], to: path, temporaryFolder: temporaryFolder,
      synchronizes: false)
  }

  /// `nil` if there is no such file.
  static func read<Value: Storable>(_ type: Value.Type, from path: String) throws -> Value? {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.readFile(path)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
    guard bytes.count >= 32 else { throw StoredBytesError.truncated }
    let end = bytes.count - 32
    let content = Array(bytes[..<end])
    guard SHA256.digest(of: content.span) == Array(bytes[end...]) else {
      throw StoredBytesError.wrongHash
    }
    return try Value(storedBytes: content)
  }
}

extension ContentStore {
  /// What a sealed file of the store holds; `nil`, with a warning if it is damaged, if that is nothing. Another
  /// version of the program may have written it in another format, which is no damage.
  func readSealed<Value: Storable>(_ type: Value.Type, _ path: String) -> Value? {
    do {
      return try SealedFile.read(type, from: path)
    } catch let error as FileError {
      warn(error)
    } catch StoredBytesError.unknownVersion {
      return nil
    } catch {
      warn(.damagedEntry(path: path, reason: "\(error)"))
    }
    return nil
  }
}
