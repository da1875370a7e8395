/// What cells are that are no numbers in the format of their table, although they were meant to be.
extension CSVFormat {
  /// Whether a text is a number in this format or in another one: with a decimal comma, with thousands separated,
  /// with a currency or a percent sign.
  func looksLikeNumber(_ text: String) -> Bool {
    if number(text) != nil { return true }
    let plain = text.trimmed.trimmingSigns
    return Self.spellings.contains { plain.isNumber(thousands: $0.thousands, decimal: $0.decimal) }
  }

  private static let spellings: [(thousands: Set<Character>, decimal: Character)] = [
    ([","], "."), (["."], ","), ([" ", "\u{A0}", "\u{202F}", "'", "’", "_"], "."),
    ([" ", "\u{A0}", "\u{202F}", "'", "’", "_"], ","),
  ]

  /// What to add where a cell is no number although it would be one in another spelling.
  func hint(forNumber text: String) -> String {
    let plain = text.trimmed
    let comma = separator == "," ? "separator: \",\", decimal: \",\"" : "decimal: \",\""
    if NumberSyntax.double(plain)?.isInfinite == true { return "; it is too large" }
    switch decimal {
    case "." where plain.isNumber(thousands: [","], decimal: ".") && plain.contains(","):
      let isEither = plain.isNumber(thousands: [], decimal: ",")
      return "; numbers are written without separators between thousands"
        + (isEither ? ", and those with a decimal comma are read with \(comma)" : "")
    case "." where plain.isNumber(thousands: ["."], decimal: ","):
      return plain.contains(",")
        ? "; numbers with a decimal comma are read with \(comma)"
        : "; numbers are written without separators between thousands"
    case "," where NumberSyntax.double(plain) != nil:
      return "; with decimal: \",\" a point has no meaning in numbers"
    default:
      return looksLikeNumber(text)
        ? "; numbers are written with digits alone, without units or separators between thousands"
        : ""
    }
  }

  /// What is written for a value that is not there, or that is no finite number.
  static func isMissing(_ cell: CSVTable.Cell) -> Bool {
    let text = cell.text.trimmed
    // An empty text says nothing even in quotes.
    return text.isEmpty || (!cell.isQuoted && missing.contains(text.lowercased()))
  }

  private static let missing: Set<String> = [
    "nan", "+nan", "-nan", ".nan", "inf", "+inf", "-inf", ".inf", "-.inf", "infinity", "+infinity",
    "-infinity", "1.#inf", "-1.#inf", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan", "na", "n/a",
    "n.a.", "#n/a", "#na", "<na>", "null", "nil", "nat", "missing", "?", ".", "#div/0!", "#value!",
    "#ref!", "#num!", "#name?",
  ]
}

extension String {
  /// Without spaces at either end, those of other widths too.
  var trimmed: String {
    guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// With signs for what cannot be seen on a line.
  var visible: String {
    replacing("\t", with: "\\t").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
      .replacing("\r", with: "\\r")
  }

  /// Without the sign of a currency before it or after it, or that of percent.
  fileprivate var trimmingSigns: String {
    var text = self[...]
    let signs = "$€£¥%"
    if let last = text.last, signs.contains(last) { text.removeLast() }
    if let first = text.first, signs.contains(first) { text.removeFirst() }
    return String(text).trimmed
  }

  /// Whether it is a number whose thousands, if they are separated at all, are separated all by one character.
  fileprivate func isNumber(thousands: Set<Character>, decimal: Character) -> Bool {
    var rest = self[...]
    if let sign = rest.first, "+-−".contains(sign) { rest.removeFirst() }
    if let start = rest.lastIndex(where: { "eE".contains($0) }), start > rest.startIndex {
      let power = rest[rest.index(after: start)...]
      let digits = power.drop { "+-".contains($0) }
      guard !digits.isEmpty, digits.allSatisfy(\.isDecimalDigit) else { return false }
      rest = rest[..<start]
    }
    let parts = rest.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.dropFirst().joined().allSatisfy(\.isDecimalDigit),
      rest.contains(where: \.isDecimalDigit), let whole = parts.first
    else { return false }
    guard let separator = whole.first(where: thousands.contains) else {
      return whole.allSatisfy(\.isDecimalDigit)
    }
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    return groups.allSatisfy { $0.allSatisfy(\.isDecimalDigit) }
      && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension Character {
  /// A digit of any script, but no other number such as ½ or 三.
  fileprivate var isDecimalDigit: Bool {
    unicodeScalars.count == 1 && unicodeScalars.first?.properties.numericType == .decimal
  }
}
