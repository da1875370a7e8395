extension TextMetrics {
  /// Breaks a text into lines no wider than `width`: at spaces, between full-width characters, and
  /// inside a word only when the word alone is too wide.
  static func lines(_ text: String, size: Double, isBold: Bool = false, width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: text) {
      let longer = line + piece
      if fits(longer, size, isBold, width) {
        line = longer
        continue
      }
      if !line.trimmed.isEmpty { lines.append(line.trimmed) }
      line = ""
      for character in piece {
        if !line.isEmpty, !fits(line + String(character), size, isBold, width) {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.trimmed.isEmpty { lines.append(line.trimmed) }
    return lines
  }

  /// A text cut with an ellipsis to be no wider than `width`.
  static func shortened(_ text: String, size: Double, isBold: Bool = false, width: Double)
    -> String
  {
    if fits(text, size, isBold, width) { return text }
    var kept = text
    while !kept.isEmpty, !fits(kept + "…", size, isBold, width) { kept.removeLast() }
    return kept.trimmed + "…"
  }

  private static func fits(_ text: String, _ size: Double, _ isBold: Bool, _ width: Double)
    -> Bool
  {
    self.width(text.trimmed, size: size, isBold: isBold) <= width
  }

  /// Words with the spaces after them, and single full-width characters.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character?
    for character in text {
      if let previous, !breaks(between: previous, and: character) {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      previous = character
    }
    return pieces
  }

  private static func breaks(between previous: Character, and next: Character) -> Bool {
    if next == " " { return false }
    if previous == " " { return true }
    let isWide = isFullWidth(previous) || isFullWidth(next)
    return isWide && !"，。、；：？！）》」』”’】,.;:?!)%".contains(next)
      && !"（《「『“‘【(".contains(previous)
  }

  private static func isFullWidth(_ character: Character) -> Bool {
    character.unicodeScalars.first.map(isFullWidth) ?? false
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
