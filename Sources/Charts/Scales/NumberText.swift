/// Numbers as a reader sees them: U+2212 for minus, commas between thousands, 10ⁿ for powers.
public enum NumberText {
  static let minus = "\u{2212}"

  /// A number to so many significant digits, in powers of ten when it is very large or very small.
  public static func short(_ value: Double, significant: Int = 3) -> String {
    guard value.isFinite else { return special(value) }
    var digits = Digits(value)
    digits.round(toCount: significant)
    if digits.digits.isEmpty { return "0" }
    let power = digits.exponent - 1
    if power < -4 || power > 5 { return scientific(digits) }
    let decimals = max(0, digits.digits.count - digits.exponent)
    return sign(digits) + grouped(digits.fixed(decimals: decimals))
  }

  /// Rising numbers with as many significant digits as tell them apart.
  static func distinct(_ values: [Double]) -> [String] {
    var texts: [String] = []
    for significant in 3...17 {
      texts = values.map { short($0, significant: significant) }
      if zip(texts, texts.dropFirst()).allSatisfy({ $0 != $1 }) { break }
    }
    return texts
  }

  /// A number with a fixed count of decimals.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return special(value) }
    var digits = Digits(value)
    digits.round(toDecimals: decimals)
    return sign(digits) + grouped(digits.fixed(decimals: decimals))
  }

  /// 10ⁿ with superscript digits.
  public static func powerOfTen(_ exponent: Int) -> String {
    "10" + superscript(exponent)
  }

  /// A number that reads back exactly, for data files: plain ASCII.
  public static func exact(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? minus + "∞" : "∞"
  }

  static func superscript(_ number: Int) -> String {
    String("\(number)".map { $0 == "-" ? "⁻" : Script.raised.character(for: $0) ?? $0 })
  }

  /// m×10ⁿ, or 10ⁿ alone where m is 1.
  static func scientific(_ digits: Digits) -> String {
    var mantissa = digits
    mantissa.exponent = 1
    let text = mantissa.fixed(decimals: max(0, digits.digits.count - 1))
    let power = powerOfTen(digits.exponent - 1)
    if digits.digits == [1] { return sign(digits) + power }
    return sign(digits) + text.whole + (text.fraction.isEmpty ? "" : "." + text.fraction)
      + "×" + power
  }

  private static func sign(_ digits: Digits) -> String {
    digits.isNegative && !digits.digits.isEmpty ? minus : ""
  }

  private static func grouped(_ text: (whole: String, fraction: String)) -> String {
    var whole = text.whole
    if whole.count > 4 {
      for offset in stride(from: whole.count - 3, to: 0, by: -3) {
        whole.insert(",", at: whole.index(whole.startIndex, offsetBy: offset))
      }
    }
    return text.fraction.isEmpty ? whole : whole + "." + text.fraction
  }
}
