import Bytes

extension String {
  /// The text as it is written in HTML, inside elements and inside quoted attributes.
  var escapedForHTML: String {
    guard Self.mayNeedEscaping.isFound(in: self) else { return self }
    var html = ""
    html.appendEscaped(self)
    return html
  }

  /// Appends a text to HTML. Control characters, which HTML forbids, and those that reverse the
  /// order of reading are left out.
  mutating func appendEscaped(_ text: String) {
    guard Self.mayNeedEscaping.isFound(in: text) else {
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

  static let mayNeedEscaping = ByteSet { byte in
    Array("&<>\"\r".utf8).contains(byte) || SuspiciousCharacters.firstBytes.contains(byte)
  }

  /// The text as it is written in a URL inside an attribute: what no URL may hold is percent-encoded.
  var escapedForURL: String {
    guard Self.notInURLs.isFound(in: self) else { return self }
    var url = ""
    for byte in utf8 {
      if byte == UInt8(ascii: "&") {
        url += "&amp;"
      } else if Self.notInURLs.contains(byte) {
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        url += byte < 0x10 ? "%0\(hexadecimal)" : "%\(hexadecimal)"
      } else {
        url.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return url
  }

  private static let notInURLs = ByteSet { byte in
    switch byte {
    case 0x00...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
