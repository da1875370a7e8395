import Experiments

/// A formula as a line of text, for places that hold no markup: titles and labels of figures, names of windows, what
/// is read aloud, what a search finds.
///
///     \sigma'(z) \le \tfrac14    σ′(z) ≤ ¼
///     \lVert g\rVert_2           ‖g‖₂
///
/// It says what Unicode can say: letters with indices and powers, operators, simple fractions and roots. Whatever the
/// TeX, there is a text without a backslash; what of it does not say the same is a loss.
struct FormulaText: Equatable {
  /// What cannot be written as text, and where it stands in the TeX.
  struct Loss: Equatable {
    /// In characters from the beginning of the TeX.
    var offset: Int
    var message: String
  }

  let text: String
  let losses: [Loss]

  init(of tex: String) {
    var reader = FormulaReader(tex)
    text = FormulaSpacing.line(reader.all())
    losses = reader.losses
  }

  /// A part of the line, with what decides about the spaces around it.
  struct Piece: Equatable {
    enum Kind {
      case ordinary
      /// log, max: a space stands between it and a letter.
      case function
      case binary
      case relation
      case opening
      case closing
      case punctuation
      case space
    }

    var text: String
    var kind: Kind
  }
}

extension FormulaText {
  /// The text of a formula with its values in place.
  static func text(of formula: Formula, value: (InlineValue) -> String = { _ in "" }) -> String {
    let tex = formula.tex { quoted in
      let text = readable(value(quoted.value))
      let needsBrackets = !quoted.isInText && quoted.neighbors.needBrackets(for: text)
      return needsBrackets ? "(\\text{\(text)})" : "\\text{\(text)}"
    }
    return FormulaText(of: tex).text
  }

  /// Without what would end the text that it is put into.
  private static func readable(_ value: String) -> String {
    String(value.filter { !"{}$\\~".contains($0) })
  }
}
