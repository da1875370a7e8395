import Foundation

/// A library that the operating system's packages provide at build time of the book.
struct SystemPackage: Hashable, Sendable {
  /// The Debian package.
  var name: String
  /// Folders in which it may be, the best first.
  var folders: [String]

  static let katex = SystemPackage(
    name: "libjs-katex",
    folders: [
      "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist", "/usr/local/share/katex",
    ])
  static let katexFonts = SystemPackage(
    name: "fonts-katex",
    folders: [
      "/usr/share/fonts/truetype/katex", "/usr/share/javascript/katex/fonts",
      "/usr/share/nodejs/katex/dist/fonts", "/usr/local/share/katex/fonts",
    ])
  static let highlight = SystemPackage(
    name: "libjs-highlight.js",
    folders: ["/usr/share/javascript/highlight.js", "/usr/local/share/highlight.js"])

  /// The bytes of one of its files.
  func contents(of file: String) throws(MissingPackage) -> [UInt8] {
    for folder in folders {
      if let bytes = FileSystem.contents(of: "\(folder)/\(file)") { return bytes }
    }
    throw MissingPackage(package: name, file: file, folders: folders)
  }

  func text(of file: String) throws(MissingPackage) -> String {
    String(decoding: try contents(of: file), as: UTF8.self)
  }
}

/// A package that has to be installed first.
struct MissingPackage: Error, Hashable, Sendable, CustomStringConvertible {
  var package: String
  var file: String
  var folders: [String]

  var description: String {
    "'\(file)' is not installed; run ./setup.sh, or: apt-get install \(package)"
      + " (looked in \(folders.joined(separator: ", ")))"
  }
}
