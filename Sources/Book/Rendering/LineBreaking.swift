/// Keeps punctuation with the formula or the note it belongs to: a browser may otherwise break a line
/// on either side of anything that is not text.
enum LineBreaking {
  static let wordJoiner = "\u{2060}"

  private static let opening: Set<Character> = [
    "(", "[", "{", "“", "‘", "«", "（", "「", "『", "《", "〈",
  ]

  /// Whether something else may have to stay beside this.
  static func concerns(_ inline: Inline) -> Bool {
    switch inline {
    case .formula, .footnote: true
    default: false
    }
  }

  static func keepsToPrevious(_ inline: Inline, _ previous: Inline?) -> Bool {
    guard case .text(let text)? = previous, let last = text.last else { return false }
    switch inline {
    case .formula: return opening.contains(last)
    case .footnote: return !last.isWhitespace
    default: return false
    }
  }

  /// After a formula, everything that is neither a space nor a letter of a script without spaces.
  static func keepsToNext(_ inline: Inline, _ next: Inline?) -> Bool {
    guard case .formula(let formula) = inline, !formula.isDisplayed else { return false }
    switch next {
    case .text(let text)?: return !keptAfterFormula(text).isEmpty
    case .footnote?: return true
    default: return false
    }
  }

  /// What of the text after a formula stays on its line. A word joiner alone does not hold it there where
  /// the formula ends just at the line's end.
  static func keptAfterFormula(_ text: String) -> Substring {
    text.prefix { !$0.isWhitespace && (!$0.isLetter || $0.isASCII) }
  }
}
