import Experiments

/// The files that go into the site as they are: those beside the chapters, such as photographs, and the data of
/// experiments that a chapter links to.
struct Attachments: Sendable {
  /// The picture shown where a page of the site is shared.
  static let cover = "cover.png"

  struct File: Hashable, Sendable {
    /// Its path below the site's folder.
    var name: String
    /// Its path from the book's folder, as the author knows it.
    var file: String
    /// Where it is read.
    var path: String
  }

  /// Those beside the chapters in the order of their names, then data.
  private(set) var files: [File] = []

  init(_ files: [File] = []) { self.files = files }

  /// - Throws: What the system says of a file that cannot be read any more.
  func contents(of file: File) throws(SiteError) -> [UInt8] {
    guard let bytes = FileSystem.contents(of: file.path) else {
      throw FileSystem.failure("read", file.path)
    }
    return bytes
  }

  mutating func add(_ file: File) { files.append(file) }

  var hasCover: Bool { files.contains { $0.name == Self.cover } }
}
