/// How a language writes numbers.
public struct NumberLocale: Hashable, Sendable {
  /// What separates the whole from its fraction.
  public var decimalSeparator: String
  /// What stands between groups of three digits.
  public var groupSeparator: String
  /// A percent sign with what stands in front of it.
  public var percentSign: String
  /// What is written for a zero that is no rounded number.
  public var exactZero: String

  public init(
    decimalSeparator: String, groupSeparator: String, percentSign: String, exactZero: String
  ) {
    self.decimalSeparator = decimalSeparator
    self.groupSeparator = groupSeparator
    self.percentSign = percentSign
    self.exactZero = exactZero
  }

  /// A thin space that no line break replaces.
  private static let thinSpace = "\u{202F}"

  public static let english = NumberLocale(
    decimalSeparator: ".", groupSeparator: thinSpace, percentSign: "%", exactZero: "0 exactly")
  public static let chinese = NumberLocale(
    decimalSeparator: ".", groupSeparator: thinSpace, percentSign: "%", exactZero: "恰好为 0")
  public static let german = NumberLocale(
    decimalSeparator: ",", groupSeparator: thinSpace, percentSign: "\(thinSpace)%",
    exactZero: "genau 0")

  /// The locale of a language tag such as `en`, `zh-Hans` or `de-CH`; English for all others.
  public static func language(_ tag: String) -> NumberLocale {
    switch tag.lowercased().prefix(2) {
    case "zh": .chinese
    case "de": .german
    default: .english
    }
  }
}
