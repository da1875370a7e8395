/// How numbers are written in directives.
///
/// `12`, `-3`, `+0.5`, `.5`, `2.`, `1e-4`, `1E4`, `1_000_000`, `inf`, `-inf`, `nan`, and YAML's
/// own `.inf` and `.nan`. Neither hexadecimal, octal (`010` is ten) nor sexagesimal (`1:30`).
enum NumberSyntax {
  static func double(_ text: String) -> Double? {
    var digits = text[...]
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits = digits.dropFirst()
    }
    guard let magnitude = magnitude(digits) else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// Whole numbers, also as `1e4`; nil when the value is not whole or not representable.
  static func integer(_ text: String) -> Int? {
    guard let value = double(text) else { return nil }
    return Int(text.filter { $0 != "_" }) ?? Int(exactly: value)
  }

  private static func magnitude(_ text: Substring) -> Double? {
    switch text {
    case "inf", ".inf": return .infinity
    case "nan", ".nan": return .nan
    default: break
    }
    guard text.count <= 64 else { return nil }
    var rest = text
    let whole = digits(&rest)
    var fraction = ""
    if rest.first == "." {
      rest = rest.dropFirst()
      fraction = digits(&rest)
    }
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    guard let exponent = exponent(rest) else { return nil }
    return Double("\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)\(exponent)")
  }

  /// Takes digits off the front of a text; single underscores may stand between them.
  private static func digits(_ rest: inout Substring) -> String {
    var digits = ""
    while let character = rest.first {
      let isSeparator =
        character == "_" && !digits.isEmpty && (rest.dropFirst().first.map(isDigit) ?? false)
      guard isDigit(character) || isSeparator else { break }
      if !isSeparator { digits.append(character) }
      rest = rest.dropFirst()
    }
    return digits
  }

  /// The exponent part in Swift's spelling, empty when there is none; nil when it is no exponent.
  private static func exponent(_ rest: Substring) -> String? {
    if rest.isEmpty { return "" }
    guard rest.first == "e" || rest.first == "E" else { return nil }
    let power = rest.dropFirst()
    let digits = power.first == "-" || power.first == "+" ? power.dropFirst() : power
    return !digits.isEmpty && digits.allSatisfy(isDigit) ? "e" + power : nil
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isWholeNumber
  }
}
