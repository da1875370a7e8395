/// The text of the book as a classic script: the one thing a page opened from a disk may load.
enum SearchIndex {
  static let path = "search-index.js"

  /// `window.searchIndex = [[address, title, text], …]`, of the entries of several pages.
  static func script(of entries: [String]) -> String {
    "window.searchIndex=[\n\(entries.filter { !$0.isEmpty }.joined(separator: ",\n"))\n];\n"
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
