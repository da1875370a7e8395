extension DataTable {
  /// All rows as JSON: `{"columns": [...], "rows": [[...]]}`.
  ///
  /// JSON has no NaN and no infinity, so those are the strings "NaN", "Infinity", "-Infinity"; a
  /// missing value is null.
  public var json: String {
    let names = columns.map { Self.string($0.name) }.joined(separator: ",")
    let lines = rows.map { row in
      "[" + row.map(Self.json).joined(separator: ",") + "]"
    }
    return "{\"columns\":[\(names)],\"rows\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
  }

  private static func json(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): string(text)
    case .number(let value):
      value.isFinite ? NumberText.exact(value) : "\"\(NumberText.exact(value))\""
    case .empty: "null"
    }
  }

  /// A JSON string that is also safe inside a script element.
  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}": result += escape(scalar)
      default:
        if scalar.value < 0x20 {
          result += escape(scalar)
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
