/// Raised and lowered characters: plain strings carry them as Unicode's, drawings as shifted text.
public enum Script: Sendable, Hashable {
  case raised
  case lowered

  /// The character of Unicode that stands for a raised or lowered one; nil where there is none.
  public func character(for plain: Character) -> Character? {
    let table = self == .raised ? Self.above : Self.below
    return table[plain] ?? (Self.joining.contains(plain) ? plain : nil)
  }

  /// A stretch of text on the line, above or below it.
  struct Run: Equatable {
    var text: String
    var script: Script?
  }

  /// Splits a text where it rises and falls, with ordinary characters in the shifted runs.
  static func runs(of text: String) -> [Run] {
    let scalars = text.unicodeScalars
    // Nearly all texts have none.
    guard scalars.contains(where: { $0 >= leastShifted }) else {
      return text.isEmpty ? [] : [Run(text: text, script: nil)]
    }
    var runs: [Run] = []
    for index in scalars.indices {
      var plain = scalars[index]
      var script: Script?
      let next = scalars.index(after: index)
      if let shifted = shifts[plain] {
        (plain, script) = shifted
      } else if let previous = runs.last?.script, joiningScalars.contains(plain),
        next < scalars.endIndex, shifts[scalars[next]]?.script == previous
      {
        script = previous
      }
      if runs.isEmpty || runs[runs.count - 1].script != script {
        runs.append(Run(text: "", script: script))
      }
      runs[runs.count - 1].text.unicodeScalars.append(plain)
    }
    return runs
  }

  /// ², the first of them in Unicode.
  private static let leastShifted: Unicode.Scalar = "\u{B2}"

  /// What stands between two shifted characters is shifted with them.
  private static let joining: Set<Character> = [",", ".", "/"]
  private static let joiningScalars: Set<Unicode.Scalar> = [",", ".", "/"]

  private static let above = pairs(
    "0123456789+\u{2212}=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ")

  private static let below = pairs(
    "0123456789+\u{2212}=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static let shifts: [Unicode.Scalar: (plain: Unicode.Scalar, script: Script)] = {
    var shifts: [Unicode.Scalar: (Unicode.Scalar, Script)] = [:]
    for (table, script) in [(above, Script.raised), (below, .lowered)] {
      for (plain, shifted) in table {
        if let from = shifted.unicodeScalars.first, let to = plain.unicodeScalars.first {
          shifts[from] = (to, script)
        }
      }
    }
    return shifts
  }()

  private static func pairs(_ plain: String, _ shifted: String) -> [Character: Character] {
    Dictionary(zip(plain, shifted), uniquingKeysWith: { first, _ in first })
  }
}
