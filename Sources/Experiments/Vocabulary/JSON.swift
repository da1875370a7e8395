/// A JSON value that keeps the order of its keys.
public indirect enum JSON: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: JSON
  }

  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  public static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .object(members.map { Member(name: $0.key, value: $0.value) })
  }

  /// The value on one line.
  public var text: String { text(indent: nil) }

  /// The value on as many lines as it has members.
  public var indentedText: String { text(indent: "\n") }

  private func text(indent: String?) -> String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): Self.text(of: value)
    case .string(let value): Self.quoted(value)
    case .array(let items):
      Self.list("[", items.map { $0.text(indent: indent.map { $0 + "  " }) }, "]", indent)
    case .object(let members):
      Self.list(
        "{",
        members.map { member in
          "\(Self.quoted(member.name)):\(indent == nil ? "" : " ")"
            + member.value.text(indent: indent.map { $0 + "  " })
        }, "}", indent)
    }
  }

  private static func list(
    _ open: String, _ items: [String], _ close: String, _ indent: String?
  ) -> String {
    guard let indent, !items.isEmpty else { return open + items.joined(separator: ",") + close }
    return open + indent + "  " + items.joined(separator: ",\(indent)  ") + indent + close
  }

  /// JSON has no words for what is not finite; they are written as strings.
  private static func text(of value: Double) -> String {
    if value.isNaN { return "\"NaN\"" }
    if value.isInfinite { return value < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return Int(exactly: value).map(String.init) ?? "\(value)"
  }

  /// Control characters, and the marks that reverse the order in which a line is read.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _ where isInvisible(scalar):
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
