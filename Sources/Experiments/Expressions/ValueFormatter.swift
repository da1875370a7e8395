import Foundation

/// How a value is written, as named after the `:` of a value: `sci2`, `percent1`, `auto`.
public struct ValueFormatter: Hashable, Sendable {
  public enum Style: String, CaseIterable, Hashable, Sendable {
    /// As short as three significant digits allow.
    case auto
    /// Digits after the decimal point.
    case fixed
    /// Significant digits.
    case sig
    /// Significant digits times a power of ten.
    case sci
    /// Hundredths, with digits after the decimal point.
    case percent
    /// The nearest whole number.
    case int
    /// Seconds in the unit that suits them.
    case duration

    /// The numbers of digits the style takes, empty if it takes none.
    var digits: ClosedRange<Int>? {
      switch self {
      case .fixed: 0...12
      case .sig, .sci: 1...15
      case .percent: 0...6
      case .auto, .int, .duration: nil
      }
    }
  }

  public let style: Style
  public let digits: Int

  public static let auto = ValueFormatter(style: .auto, digits: 3)

  private init(style: Style, digits: Int) {
    self.style = style
    self.digits = digits
  }

  /// The formatter of a name such as `fixed2`; nil if there is none.
  public init?(_ name: String) {
    let word = String(name.prefix { !$0.isNumber })
    guard let style = Style(rawValue: word) else { return nil }
    let rest = name.dropFirst(word.count)
    guard let range = style.digits else {
      guard rest.isEmpty else { return nil }
      self.init(style: style, digits: 0)
      return
    }
    guard let digits = Int(rest), range.contains(digits), String(digits) == rest else { return nil }
    self.init(style: style, digits: digits)
  }

  /// Names as they stand in the reference, each with an example.
  public static let examples: [(name: String, example: String)] = [
    ("auto", "0.0123"), ("fixed2", "0.01"), ("sig3", "0.0123"), ("sci2", "1.2×10⁻²"),
    ("percent1", "1.2%"), ("int", "12 345"), ("duration", "2 min 5 s"),
  ]

  /// The right name that is nearest to a wrong one.
  static func nearest(_ name: String) -> String? {
    let word = String(name.prefix { !$0.isNumber })
    let digits = String(name.dropFirst(word.count).prefix { $0.isNumber })
    let synonyms: [String: Style] = [
      "scientific": .sci, "significant": .sig, "integer": .int, "whole": .int, "exp": .sci,
      "decimal": .fixed, "time": .duration, "seconds": .duration,
    ]
    let words = Style.allCases.map(\.rawValue) + synonyms.keys
    let nearest = Style(rawValue: word) == nil ? synonyms[word]?.rawValue : word
    guard let found = nearest ?? SpellingSuggestion.nearest(word, among: words),
      let style = Style(rawValue: found) ?? synonyms[found]
    else { return nil }
    guard let range = style.digits else { return style.rawValue }
    let count = Int(digits).map { min(max($0, range.lowerBound), range.upperBound) } ?? 2
    return "\(style.rawValue)\(count)"
  }

  /// The number in a language's way of writing, with `−`, `∞` and `NaN`.
  public func format(_ value: Double, locale: NumberLocale = .english) -> String {
    guard value.isFinite else {
      return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞"
    }
    return switch style {
    case .auto: auto(value, locale)
    case .fixed: Self.fixed(value, digits, locale)
    case .sig: value == 0 ? locale.exactZero : Self.significant(value, digits, locale)
    case .sci: value == 0 ? locale.exactZero : Self.scientific(value, digits, locale)
    case .percent: Self.fixed(Self.hundredfold(value), digits, locale) + locale.percentSign
    case .int: Self.whole(value, locale)
    case .duration: DurationFormat.format(value, locale)
    }
  }

  /// Short numbers as they are, others with three digits, very large and small ones as powers.
  private func auto(_ value: Double, _ locale: NumberLocale) -> String {
    if value == 0 { return "0" }
    if value == value.rounded() || abs(value) >= 1000, abs(value) < 1e6 {
      return Self.whole(value, locale)
    }
    guard (1e-3..<1e6).contains(abs(value)) else { return Self.scientific(value, 3, locale) }
    let short = Self.localized("\(value)", locale)
    let significant = Self.significant(value, 3, locale)
    return short.count < significant.count ? short : significant
  }
}

extension ValueFormatter {
  /// The largest number instead of an infinity, which the value is not.
  private static func hundredfold(_ value: Double) -> Double {
    let largest = Double.greatestFiniteMagnitude
    return min(max(value * 100, -largest), largest)
  }

  static func fixed(_ value: Double, _ digits: Int, _ locale: NumberLocale) -> String {
    guard abs(value) < 1e15 else { return scientific(value, max(digits, 3), locale) }
    return localized(String(format: "%.\(digits)f", value), locale)
  }

  /// `digits` significant digits without a power of ten, where they are not too many.
  static func significant(_ value: Double, _ digits: Int, _ locale: NumberLocale) -> String {
    let (_, exponent) = parts(value, digits)
    guard (-5..<15).contains(exponent) else { return scientific(value, digits, locale) }
    let after = digits - 1 - exponent
    guard after < 0 else { return localized(String(format: "%.\(after)f", value), locale) }
    // Digits before the point that are not significant become zeros.
    let unit = String(format: "%.\(digits - 1)e", value)
    return whole(Double(unit) ?? value, locale)
  }

  /// For example `2.8×10⁻⁹`.
  static func scientific(_ value: Double, _ digits: Int, _ locale: NumberLocale) -> String {
    let (mantissa, exponent) = parts(value, digits)
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(abs(exponent)).compactMap(\.wholeNumberValue).map { superscripts[$0] }
    return localized(mantissa, locale) + "×10" + (exponent < 0 ? "⁻" : "") + String(power)
  }

  static func whole(_ value: Double, _ locale: NumberLocale) -> String {
    guard abs(value) < 1e15 else { return scientific(value, 3, locale) }
    return localized(String(Int(value.rounded())), locale)
  }

  /// Mantissa and exponent of ten of the number rounded to some digits.
  private static func parts(_ value: Double, _ digits: Int) -> (mantissa: String, exponent: Int) {
    let text = String(format: "%.\(digits - 1)e", value).split(separator: "e")
    return (String(text[0]), Int(text[1]) ?? 0)
  }

  /// Puts a plain decimal number into a language's signs; a rounded zero has no sign.
  static func localized(_ plain: String, _ locale: NumberLocale) -> String {
    let isNegative = plain.hasPrefix("-")
    let digits = plain.drop { $0 == "-" }.split(separator: ".")
    let isZero = digits.allSatisfy { $0.allSatisfy { $0 == "0" } }
    var whole = ""
    let groupsFrom = 5
    for (index, digit) in digits[0].enumerated() {
      let left = digits[0].count - index
      if index > 0, left % 3 == 0, digits[0].count >= groupsFrom { whole += locale.groupSeparator }
      whole.append(digit)
    }
    let fraction = digits.count > 1 ? locale.decimalSeparator + digits[1] : ""
    return (isNegative && !isZero ? "−" : "") + whole + fraction
  }
}

/// Seconds in the unit that suits them: `350 ms`, `12.3 s`, `2 min 5 s`, `3 h 20 min`.
enum DurationFormat {
  static func format(_ seconds: Double, _ locale: NumberLocale) -> String {
    let magnitude = abs(seconds)
    let sign = seconds < 0 ? "−" : ""
    // No line break separates a number from its unit.
    let space = "\u{A0}"
    let units: [(limit: Double, scale: Double, name: String)] = [
      (0.9995e-6, 1e9, "ns"), (0.9995e-3, 1e6, "µs"), (0.9995, 1e3, "ms"), (59.95, 1, "s"),
    ]
    if magnitude == 0 { return "0\(space)s" }
    if let unit = units.first(where: { magnitude < $0.limit }) {
      let number = ValueFormatter.significant(magnitude * unit.scale, 3, locale)
      return "\(sign)\(number)\(space)\(unit.name)"
    }
    guard magnitude < 1e15 else {
      return sign + ValueFormatter.scientific(magnitude, 3, locale) + space + "s"
    }
    let total = Int(magnitude.rounded())
    if total < 3600 {
      return "\(sign)\(total / 60)\(space)min\(space)\(total % 60)\(space)s"
    }
    let minutes = Int((magnitude / 60).rounded())
    let hours = ValueFormatter.whole(Double(minutes / 60), locale)
    return "\(sign)\(hours)\(space)h\(space)\(minutes % 60)\(space)min"
  }
}
