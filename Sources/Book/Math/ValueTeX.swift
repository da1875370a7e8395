import Experiments

/// A value, as its formatter wrote it, in TeX.
///
///     1.2×10⁻⁵    {1.2\times 10^{-5}}
///     12 345      {12\,345}
///     43%         {43\%}
///     2 min 5 s   {\text{2 min 5 s}}
///
/// The braces keep a sign from being taken for an operation.
enum ValueTeX {
  /// Takes the place of every value before anything has run, to find out whether one can stand there.
  static let sample = "−1.2×10⁻⁵"

  static func tex(of text: String, isInText: Bool) -> String {
    guard let number = number(text) else { return "{\\text{\(escaped(text))}}" }
    return isInText ? "{$\(number)$}" : "{\(number)}"
  }

  /// nil for everything but a number.
  private static func number(_ text: String) -> String? {
    // In an equation a zero says by itself that it is one.
    if text == NumberLocale.english.exactZero || text == NumberLocale.chinese.exactZero {
      return "0"
    }
    if text == "NaN" { return "\\mathrm{NaN}" }
    var tex = ""
    var rest = text[...]
    if rest.first == "−" {
      tex = "-"
      rest.removeFirst()
    }
    if rest == "∞" { return tex + "\\infty" }
    guard rest.first?.isNumber == true else { return nil }
    while let next = rest.popFirst() {
      switch next {
      case "0"..."9", ".": tex.append(next)
      case ",": tex += "{,}"
      case "\u{202F}", "\u{A0}": tex += "\\,"
      case "%": tex += "\\%"
      case "×":
        guard rest.hasPrefix("10") else { return nil }
        rest.removeFirst(2)
        let power = rest.compactMap { exponent[$0] }
        guard power.count == rest.count else { return nil }
        return tex + "\\times 10^{\(power.joined())}"
      default: return nil
      }
    }
    return tex
  }

  private static let exponent: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789").map { ($0, String($1)) })

  /// Text in which nothing is a command.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\textbackslash{}"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      case "{", "}", "$", "&", "#", "_", "%": "\\\(character)"
      case _ where character.isWhitespace: "\\ "
      default: String(character)
      }
    }.joined()
  }
}
