import Charts

/// A formula as a line of text, for places that hold no markup: titles and labels of figures, names of windows.
///
/// It says what Unicode can say: letters with indices and powers, operators, simple fractions and roots. What
/// would change its meaning as text, it refuses.
struct FormulaText {
  /// What cannot be written, and where it stands in the TeX.
  struct Refusal: Error, Equatable {
    /// In characters from the beginning of the TeX.
    var offset: Int
    var message: String
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

  private let tex: [Character]
  private var index = 0

  static func text(of tex: String) throws(Refusal) -> String {
    var reader = FormulaText(tex: Array(tex))
    let pieces = try reader.pieces(until: nil)
    return FormulaSpacing.line(pieces)
  }

  private init(tex: [Character]) { self.tex = tex }

  // MARK: Reading

  private var next: Character? { index < tex.count ? tex[index] : nil }

  private func refusal(_ message: String, at offset: Int) -> Refusal {
    Refusal(offset: offset, message: message)
  }

  /// Everything up to a closing character or the end.
  private mutating func pieces(until end: Character?) throws(Refusal) -> [Piece] {
    let start = index
    var pieces: [Piece] = []
    while let character = next {
      if character == end {
        index += 1
        return pieces
      }
      if character == "^" || character == "_" {
        try attachScript(to: &pieces)
      } else {
        pieces += try atom()
      }
    }
    if let end { throw refusal("'\(end)' is missing", at: max(0, start - 1)) }
    return pieces
  }

  /// One character, group or command with its arguments.
  private mutating func atom() throws(Refusal) -> [Piece] {
    let start = index
    guard let character = next else { throw refusal("something is missing", at: start) }
    index += 1
    switch character {
    case " ", "\n", "\t": return []
    case "~": return [Piece(text: " ", kind: .space)]
    case "{": return try pieces(until: "}")
    case "\\": return try command(at: start)
    case "'": return [Piece(text: "′", kind: .ordinary)]
    case "-": return [Piece(text: "\u{2212}", kind: .binary)]
    case "+", "*": return [Piece(text: String(character), kind: .binary)]
    case "=", "<", ">", ":": return [Piece(text: String(character), kind: .relation)]
    case "(", "[": return [Piece(text: String(character), kind: .opening)]
    case ")", "]", "!": return [Piece(text: String(character), kind: .closing)]
    case ",", ";": return [Piece(text: String(character), kind: .punctuation)]
    case "}", "^", "_", "&", "$", "#", "%", "`":
      throw refusal("'\(character)' cannot be written here", at: start)
    default: return [Piece(text: String(character), kind: .ordinary)]
    }
  }

  /// The argument of a command: a group or one atom.
  private mutating func argument() throws(Refusal) -> [Piece] {
    while next == " " { index += 1 }
    return try atom()
  }

  /// What stands between braces, character by character.
  private mutating func verbatim() throws(Refusal) -> String {
    while next == " " { index += 1 }
    guard next == "{", let end = tex[index...].firstIndex(of: "}") else {
      throw refusal("'{' is missing", at: index)
    }
    let text = String(tex[(index + 1)..<end])
    if let special = text.firstIndex(where: { "\\{$".contains($0) }) {
      let offset = index + 1 + text.distance(from: text.startIndex, to: special)
      throw refusal("'\(text[special])' cannot be written here", at: offset)
    }
    index = end + 1
    return text
  }

  // MARK: Scripts

  private mutating func attachScript(to pieces: inout [Piece]) throws(Refusal) {
    let start = index
    let script: Script = next == "^" ? .raised : .lowered
    index += 1
    let content = FormulaSpacing.tight(try argument())
    var shifted = ""
    for character in content {
      if script == .raised, "′*†°⊤".contains(character) {
        shifted += character == "⊤" ? "ᵀ" : String(character)
      } else if let own = script.character(for: character) {
        shifted.append(own)
      } else {
        let direction = script == .raised ? "raised" : "lowered"
        throw refusal("no \(direction) '\(character)' can be written as text", at: start)
      }
    }
    if pieces.isEmpty { pieces.append(Piece(text: "", kind: .ordinary)) }
    pieces[pieces.count - 1].text += shifted
  }

  // MARK: Commands

  private mutating func command(at start: Int) throws(Refusal) -> [Piece] {
    guard let first = next else { throw refusal("a command is missing after '\\'", at: start) }
    index += 1
    var name = String(first)
    if first.isASCII, first.isLetter {
      while let letter = next, letter.isASCII, letter.isLetter {
        name.append(letter)
        index += 1
      }
    }
    if let piece = FormulaSymbols.piece(of: name) { return [piece] }
    if FormulaSymbols.silent.contains(name) { return [] }
    if FormulaSymbols.functions.contains(name) { return [Piece(text: name, kind: .function)] }
    if let accent = FormulaSymbols.accents[name] { return try accented(with: accent, name, start) }
    switch name {
    case "frac", "tfrac", "dfrac", "nicefrac": return try fraction()
    case "sqrt": return try root(at: start)
    case "text", "mathrm", "textrm", "mathit", "mathsf", "textit":
      return [Piece(text: try verbatim(), kind: .ordinary)]
    case "operatorname": return [Piece(text: try verbatim(), kind: .function)]
    case "mathcal", "mathscr", "mathbb", "mathbf", "boldsymbol", "bm":
      return try styled(name, at: start)
    case "left", "right": return try delimiter()
    default: throw refusal("'\\\(name)' cannot be written as text", at: start)
    }
  }

  /// After \left and \right; a point stands for none.
  private mutating func delimiter() throws(Refusal) -> [Piece] {
    while next == " " { index += 1 }
    if next == "." {
      index += 1
      return []
    }
    return try atom()
  }

  private mutating func accented(
    with accent: Unicode.Scalar, _ name: String, _ start: Int
  ) throws(Refusal) -> [Piece] {
    var text = FormulaSpacing.tight(try argument())
    guard text.count == 1 else {
      throw refusal("'\\\(name)' of more than one letter cannot be written as text", at: start)
    }
    text.unicodeScalars.append(accent)
    return [Piece(text: text, kind: .ordinary)]
  }

  private mutating func fraction() throws(Refusal) -> [Piece] {
    let numerator = try argument()
    let denominator = try argument()
    let (above, below) = (FormulaSpacing.line(numerator), FormulaSpacing.line(denominator))
    if let whole = FormulaSymbols.fractions["\(above)/\(below)"] {
      return [Piece(text: whole, kind: .ordinary)]
    }
    let text =
      FormulaSpacing.grouped(numerator, asDivisor: false) + "/"
      + FormulaSpacing.grouped(denominator, asDivisor: true)
    return [Piece(text: text, kind: .ordinary)]
  }

  private mutating func root(at start: Int) throws(Refusal) -> [Piece] {
    var degree = ""
    if next == "[" {
      index += 1
      for character in FormulaSpacing.tight(try pieces(until: "]")) {
        guard let raised = Script.raised.character(for: character) else {
          throw refusal("no raised '\(character)' can be written as text", at: start)
        }
        degree.append(raised)
      }
    }
    let content = try argument()
    return [
      Piece(
        text: degree + "√" + FormulaSpacing.grouped(content, asDivisor: true), kind: .ordinary)
    ]
  }

  private mutating func styled(_ style: String, at start: Int) throws(Refusal) -> [Piece] {
    let text = FormulaSpacing.tight(try argument())
    var letters = ""
    for character in text {
      guard let letter = FormulaSymbols.letter(character, in: style) else {
        throw refusal("'\\\(style){\(character)}' cannot be written as text", at: start)
      }
      letters.append(letter)
    }
    return [Piece(text: letters, kind: .ordinary)]
  }
}
