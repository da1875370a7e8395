/// Raised digits: plain strings carry them as Unicode superscripts, drawings as raised text.
enum Superscript {
  static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴",
    "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  ]

  /// A stretch of text that is raised or not.
  struct Run: Equatable {
    var text: String
    var isRaised: Bool
  }

  /// Splits a text where it rises, with ordinary digits and a true minus in the raised runs.
  static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    for scalar in text.unicodeScalars {
      let lowered = lowered(scalar)
      if runs.last?.isRaised != (lowered != nil) {
        runs.append(Run(text: "", isRaised: lowered != nil))
      }
      runs[runs.count - 1].text.unicodeScalars.append(lowered ?? scalar)
    }
    return runs
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "⁰": "0"
    case "¹": "1"
    case "²": "2"
    case "³": "3"
    case "⁴": "4"
    case "⁵": "5"
    case "⁶": "6"
    case "⁷": "7"
    case "⁸": "8"
    case "⁹": "9"
    case "⁻": "\u{2212}"
    case "⁺": "+"
    case "ⁿ": "n"
    default: nil
    }
  }
}
