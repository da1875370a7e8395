extension String {
  /// The text as it is written in HTML, inside elements and inside quoted attributes.
  var escapedForHTML: String {
    var html = ""
    html.appendEscaped(self)
    return html
  }

  /// Appends a text to HTML. Control characters, which HTML forbids, and those that reverse the
  /// order of reading are left out.
  mutating func appendEscaped(_ text: String) {
    guard text.utf8.contains(where: Self.mayNeedEscaping) else {
      self += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": self += "&amp;"
      case "<": self += "&lt;"
      case ">": self += "&gt;"
      case "\"": self += "&quot;"
      case "\r": self += "\n"
      case _ where SuspiciousCharacters.isSuspicious(scalar): break
      default: unicodeScalars.append(scalar)
      }
    }
  }

  private static func mayNeedEscaping(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0...0xF4: true
    default: false
    }
  }

  /// The text as it is written in a URL inside an attribute: what no URL may hold is percent-encoded.
  var escapedForURL: String {
    var url = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): url += "&amp;"
      case 0x00...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "|"), UInt8(ascii: "}"), 0x80...:
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        url += byte < 0x10 ? "%0\(hexadecimal)" : "%\(hexadecimal)"
      default: url.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return url
  }
}
