import CCMarkGFM

/// Definitions of links at the beginning of a paragraph, `[name]: https://example.org`.
///
/// The parser takes them out of the paragraph but leaves it the line on which the first of them stands.
enum LinkDefinitions {
  /// Farther no definition is looked for, and none has more lines.
  private static let most = 1000
  private static let longest = 4

  /// How many of a paragraph's first lines hold definitions; `line` gives its text line by line, nil at its end.
  static func lineCount(_ line: (Int) -> [UInt8]?) -> Int {
    var count = 0
    while count < most, line(count)?.first == UInt8(ascii: "[") {
      guard let length = length(of: (0..<longest).map { line(count + $0) }) else { break }
      count += length
    }
    return count
  }

  /// The lines of the definition that comes first: an address or a title may stand on lines of their own.
  private static func length(of lines: [[UInt8]?]) -> Int? {
    var text: [UInt8] = []
    var found: Int?
    for (index, line) in lines.enumerated() {
      guard let line, index == 0 || line.first != UInt8(ascii: "[") else { break }
      text += line + [UInt8(ascii: "\n")]
      if isEmpty(text) { found = index + 1 }
    }
    return found
  }

  /// Whether nothing is left of a text, since it defines links alone.
  private static func isEmpty(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let root = cmark_parse_document(characters.baseAddress, characters.count, 0) else {
          return false
        }
        defer { cmark_node_free(root) }
        return cmark_node_first_child(root) == nil
      }
    }
  }
}
