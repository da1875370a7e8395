import Experiments

/// A label of a figure, in which formulas between dollars become text.
///
/// As in running text, a dollar before a space, or one without a partner, is a dollar; so is `\\$`.
enum LabelText {
  /// The text, with formulas as near as text can come to them.
  static func text(of label: String) -> String {
    var text = ""
    for part in parts(of: label) {
      switch part {
      case .words(let words): text += words
      case .formula(let tex, _): text += FormulaText(of: tex).text
      }
    }
    return text
  }

  /// What is wrong with the first formula that cannot be written, at its place in the label.
  static func loss(in label: String) -> FormulaText.Loss? {
    for case .formula(let tex, let offset) in parts(of: label) {
      guard var loss = FormulaText(of: tex).losses.first else { continue }
      loss.offset += offset
      return loss
    }
    return nil
  }

  private enum Part {
    case words(String)
    /// The TeX, and where it begins in the label.
    case formula(String, offset: Int)
  }

  private static func parts(of label: String) -> [Part] {
    guard label.contains("$") else { return [.words(label)] }
    let characters = Array(label)
    var parts: [Part] = []
    var words = ""
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character == "\\", index + 1 < characters.count, characters[index + 1] == "$" {
        words.append("$")
        index += 2
      } else if character == "$", let end = end(of: index, in: characters) {
        if !words.isEmpty { parts.append(.words(words)) }
        words = ""
        parts.append(.formula(String(characters[(index + 1)..<end]), offset: index + 1))
        index = end + 1
      } else {
        words.append(character)
        index += 1
      }
    }
    return words.isEmpty ? parts : parts + [.words(words)]
  }

  /// Where the formula that begins with a dollar ends, if it is one.
  private static func end(of start: Int, in characters: [Character]) -> Int? {
    guard start + 1 < characters.count, !characters[start + 1].isWhitespace else { return nil }
    var index = start + 1
    while index < characters.count {
      switch characters[index] {
      case "\\": index += 2
      case "$":
        let isClosing = index > start + 1 && !characters[index - 1].isWhitespace
        let isPrice = index + 1 < characters.count && characters[index + 1].isNumber
        return isClosing && !isPrice ? index : nil
      default: index += 1
      }
    }
    return nil
  }
}

extension ValueReader {
  /// Reads a text in which formulas become what can be drawn; one that cannot is an error at its place.
  func label() -> String {
    let source = source()
    if let loss = LabelText.loss(in: source.text) {
      report([
        Diagnostic(
          at: source.position(at: loss.offset), "formula: \(loss.message)",
          notes: [LabelText.advice])
      ])
    }
    return LabelText.text(of: source.text)
  }
}

extension LabelText {
  static let advice = "a figure's title and labels are text: say it in words, or in the caption"
}
