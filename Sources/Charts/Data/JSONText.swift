extension String {
  /// A JSON string that is also safe inside a script element.
  public var asJSON: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}": result += Self.escape(scalar)
      default:
        if scalar.value < 0x20 {
          result += Self.escape(scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension [String] {
  /// A JSON list of strings.
  public var asJSON: String { "[" + map(\.asJSON).joined(separator: ",") + "]" }
}
