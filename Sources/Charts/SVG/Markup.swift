/// Text made safe to stand in XML and HTML.
enum Markup {
  /// Escapes a text for content and for quoted attributes.
  ///
  /// Characters XML forbids become U+FFFD; a text with direction marks is isolated, so that it can
  /// never reorder what stands beside it.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in isolated(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// A text usable as part of an id: ASCII letters, digits, `-` and `_`.
  static func identifier(_ text: String) -> String {
    let safe = text.unicodeScalars.map { scalar in
      let isSafe = scalar.isASCII && scalar.properties.isAlphabetic
      return isSafe || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
        ? Character(scalar) : "-"
    }
    let name = String(safe)
    return name.first?.isLetter == true ? name : "f" + name
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xa, 0xd: true
    case 0..<0x20, 0x7f...0x9f, 0xfffe, 0xffff: false
    default: scalar.value & 0xfffe != 0xfffe
    }
  }

  private static func isolated(_ text: String) -> String {
    var open = 0
    var hasMarks = false
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: open += 1
      case 0x2069 where open > 0: open -= 1
      case 0x2069: continue
      case 0x200e, 0x200f, 0x061c, 0x202a...0x202e: break
      default:
        result.append(scalar)
        continue
      }
      hasMarks = true
      result.append(scalar)
    }
    guard hasMarks else { return String(result) }
    return "\u{2068}" + String(result) + String(repeating: "\u{2069}", count: open + 1)
  }
}
