import Bytes

/// The text of the book as a classic script: the one thing a page opened from a disk may load.
enum SearchIndex {
  static let path = "search-index.js"

  /// `window.searchIndex = [[address, title, text], …]`, of the entries of several pages.
  static func script(of entries: [[UInt8]]) -> [UInt8] {
    var script = Array("window.searchIndex=[\n".utf8)
    script.reserveCapacity(entries.reduce(64) { $0 + $1.count + 2 })
    var isFirst = true
    for entry in entries where !entry.isEmpty {
      if !isFirst { script.append(contentsOf: ",\n".utf8) }
      script.append(contentsOf: entry)
      isFirst = false
    }
    script.append(contentsOf: "\n];\n".utf8)
    return script
  }

  /// The bytes of the lines of one page in the script; nil if it has none.
  static func range(ofEntriesFor address: String, in script: [UInt8]) -> Range<Int>? {
    let start = Array("\n[\"\(address)".utf8)
    // Behind the address of a page comes the end of the text, or the name of a section.
    func isOfPage(_ behind: Int) -> Bool {
      behind < script.count && [UInt8(ascii: "\""), UInt8(ascii: "#")].contains(script[behind])
    }
    var found = ByteSearch.firstRange(of: start.span, in: script.span)
    while let other = found, !isOfPage(other.upperBound) {
      found = ByteSearch.firstRange(of: start.span, in: script.span, from: other.upperBound)
    }
    guard let found else { return nil }
    let first = found.lowerBound + 1
    var end = first
    // Each entry is one line, without its end: that belongs to what joins the entries.
    while let newline = script[end...].firstIndex(of: UInt8(ascii: "\n")) {
      end = newline
      guard script[end...].starts(with: start), isOfPage(end + start.count) else { break }
      end += 1
    }
    if script[..<end].last == UInt8(ascii: ",") { end -= 1 }
    return first..<end
  }

  /// The lines of some sections: `[address, title, text],`.
  static func entries(for sections: [SearchSection]) -> [UInt8] {
    var entries: [UInt8] = []
    for (index, section) in sections.enumerated() {
      entries.append(contentsOf: (index == 0 ? "[" : ",\n[").utf8)
      append(section.address, to: &entries)
      entries.append(UInt8(ascii: ","))
      append(section.title, to: &entries)
      entries.append(UInt8(ascii: ","))
      append(section.text, to: &entries)
      entries.append(UInt8(ascii: "]"))
    }
    return entries
  }

  /// Appends a JavaScript string.
  private static func append(_ text: String, to script: inout [UInt8]) {
    script.append(UInt8(ascii: "\""))
    defer { script.append(UInt8(ascii: "\"")) }
    guard mayNeedEscaping.isFound(in: text) else {
      script.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": script.append(contentsOf: "\\\"".utf8)
      case "\\": script.append(contentsOf: "\\\\".utf8)
      case "\n": script.append(contentsOf: "\\n".utf8)
      case "\u{2028}": script.append(contentsOf: "\\u2028".utf8)
      case "\u{2029}": script.append(contentsOf: "\\u2029".utf8)
      case _ where SuspiciousCharacters.isSuspicious(scalar): break
      case "\t", "\r": script.append(UInt8(ascii: " "))
      default: script.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Among them the first byte of U+2028 and U+2029, which end a line of JavaScript.
  private static let mayNeedEscaping = ByteSet { byte in
    Array("\"\\\n\r\t".utf8).contains(byte) || SuspiciousCharacters.firstBytes.contains(byte)
  }
}
