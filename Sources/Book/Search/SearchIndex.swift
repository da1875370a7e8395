import Bytes

/// The text of the book as a classic script: the one thing a page opened from a disk may load.
enum SearchIndex {
  static let path = "search-index.js"

  /// `window.searchIndex = [[address, title, text], …]`, of the entries of several pages.
  static func script(of entries: [String]) -> String {
    "window.searchIndex=[\n\(entries.filter { !$0.isEmpty }.joined(separator: ",\n"))\n];\n"
  }

  /// The bytes of the lines of one page in the script; nil if it has none.
  static func range(ofEntriesFor address: String, in script: [UInt8]) -> Range<Int>? {
    let starts = ["\"", "#"].map { Array("\n[\"\(address)\($0)".utf8) }
    let firsts = starts.compactMap { ByteSearch.firstRange(of: $0.span, in: script.span) }
    guard let first = firsts.map({ $0.lowerBound + 1 }).min() else { return nil }
    var end = first
    // Each entry is one line, without its end: that belongs to what joins the entries.
    while let newline = script[end...].firstIndex(of: UInt8(ascii: "\n")) {
      end = newline
      guard starts.contains(where: { script[end...].starts(with: $0) }) else { break }
      end += 1
    }
    if script[..<end].last == UInt8(ascii: ",") { end -= 1 }
    return first..<end
  }

  /// The lines of some sections: `[address, title, text],`.
  static func entries(for sections: [SearchSection]) -> String {
    var entries = ""
    for (index, section) in sections.enumerated() {
      entries += index == 0 ? "[" : ",\n["
      append(section.address, to: &entries)
      entries += ","
      append(section.title, to: &entries)
      entries += ","
      append(section.text, to: &entries)
      entries += "]"
    }
    return entries
  }

  /// Appends a JavaScript string.
  private static func append(_ text: String, to script: inout String) {
    script += "\""
    defer { script += "\"" }
    guard text.utf8.contains(where: mayNeedEscaping) else {
      script += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": script += "\\\""
      case "\\": script += "\\\\"
      case "\n": script += "\\n"
      case "\u{2028}": script += "\\u2028"
      case "\u{2029}": script += "\\u2029"
      case _ where SuspiciousCharacters.isSuspicious(scalar): break
      case "\t", "\r": script += " "
      default: script.unicodeScalars.append(scalar)
      }
    }
  }

  private static func mayNeedEscaping(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x1F, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
    case 0xC2, 0xE2, 0xEF, 0xF0...0xF4: true
    default: false
    }
  }
}
