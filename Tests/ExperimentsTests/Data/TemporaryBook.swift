import Foundation

/// A book's folder with a few files, gone after use.
struct TemporaryBook {
  @discardableResult
  static func with<Result>(
    _ files: [String: [UInt8]], _ body: (_ folder: String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    return try body(folder.path)
  }
}
