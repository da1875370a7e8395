import Foundation

/// The files of a book that links may lead to, under the names by which chapters know them.
struct LinkedFiles: Sendable {
  /// What a link leads to.
  struct Target: Hashable, Sendable {
    /// Its path from the book's folder: `chapters/02-more.md`
    var file: String
    /// What follows the path as written, beginning with `#` or `?`; empty if nothing does.
    var rest: String
    /// Its address in the site, without `rest`.
    var address: String
    var isChapter: Bool

    /// The name after `#`.
    var anchor: String? {
      guard let start = rest.firstIndex(of: "#") else { return nil }
      let anchor = String(rest[rest.index(after: start)...])
      return anchor.removingPercentEncoding ?? anchor
    }
  }

  private struct Entry: Sendable {
    var file: String
    var address: String
    var isChapter = false
  }

  private var entries: [String: Entry] = [:]

  init(chapters: [Chapter], attachments: [Attachments.File], generated: [String], folder: String) {
    for path in generated { add("\(folder)/\(path)", address: path) }
    for file in attachments { add(file.file, address: file.name) }
    for chapter in chapters {
      add(chapter.file, address: chapter.address, isChapter: true)
      // Some write the name of the page that the chapter becomes.
      entries["\(folder)/\(chapter.address)"] = entries[chapter.file]
    }
  }

  mutating func add(_ file: String, address: String, isChapter: Bool = false) {
    entries[file] = Entry(
      file: file, address: LinkAddress.encoded(path: address), isChapter: isChapter)
  }

  func contains(_ file: String) -> Bool { entries[file] != nil }

  /// The paths of all files, and those of the chapters alone.
  var files: [String] { entries.keys.sorted() }
  var chapters: [String] { entries.values.filter(\.isChapter).map(\.file).sorted() }

  /// What a destination in a chapter leads to; nil if there is nothing, or if it leads out of the book.
  ///
  /// A name may be written as it is or percent-encoded, and have a fragment or a query behind it.
  func target(of destination: String, from file: String) -> Target? {
    guard !LinkAddress.isExternal(destination), !destination.hasPrefix("//") else { return nil }
    for length in Self.pathLengths(of: destination) {
      let path = String(destination.utf8.prefix(length)) ?? ""
      guard let entry = entry(path, from: file) else { continue }
      return Target(
        file: entry.file, rest: String(destination.utf8.dropFirst(length)) ?? "",
        address: entry.address, isChapter: entry.isChapter)
    }
    return nil
  }

  /// The address in the site that a destination leads to, ready to be written; nil for one that is not in it.
  func address(of destination: String, from file: String) -> String? {
    if destination.hasPrefix("#") { return destination }
    return target(of: destination, from: file).map { $0.address + $0.rest }
  }

  private func entry(_ path: String, from file: String) -> Entry? {
    if path.isEmpty { return entries[file] }
    if let entry = entries[LinkChecker.resolve(path, from: file)] { return entry }
    guard path.utf8.contains(UInt8(ascii: "%")), let decoded = path.removingPercentEncoding else {
      return nil
    }
    return entries[LinkChecker.resolve(decoded, from: file)]
  }

  /// Where the path may end: before the fragment as a rule, before the query, or nowhere, as a name may have a
  /// `#` or `?` itself.
  private static func pathLengths(of destination: String) -> [Int] {
    let bytes = destination.utf8
    func length(before end: (UInt8) -> Bool) -> Int { bytes.prefix { !end($0) }.count }
    let fragment = length { $0 == UInt8(ascii: "#") }
    let query = length { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    var lengths = [fragment]
    if fragment > 0, fragment < bytes.count { lengths.insert(bytes.count, at: 0) }
    if query < fragment { lengths.append(query) }
    return lengths
  }
}
