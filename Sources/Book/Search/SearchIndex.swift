/// The text of the book as a classic script: the one thing a page opened from a disk may load.
enum SearchIndex {
  /// `window.searchIndex = [[address, title, text], …]`
  static func script(for sections: [SearchSection]) -> String {
    var script = "window.searchIndex=["
    for (index, section) in sections.enumerated() {
      script += index == 0 ? "\n[" : ",\n["
      append(section.address, to: &script)
      script += ","
      append(section.title, to: &script)
      script += ","
      append(section.text, to: &script)
      script += "]"
    }
    return script + "\n];\n"
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
