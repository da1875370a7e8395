import Charts

/// Commands of TeX, each with its arguments.
extension FormulaReader {
  mutating func command(at start: Int) -> [Piece] {
    guard let name = commandName() else {
      lose("a command is missing after '\\'", at: start)
      return []
    }
    if let piece = FormulaSymbols.piece(of: name) { return [piece] }
    if FormulaSymbols.silent.contains(name) { return [] }
    if FormulaSymbols.functions.contains(name) { return [Piece(text: name, kind: .function)] }
    if let accent = FormulaSymbols.accents[name] { return accented(with: accent, name, start) }
    switch name {
    case "frac", "tfrac", "dfrac", "cfrac", "nicefrac": return fraction()
    case "sqrt": return root(at: start)
    case "text", "mathrm", "textrm", "mathit", "mathsf", "textit", "textbf", "textsf", "texttt",
      "mbox",
      "mathtt":
      return words()
    case "operatorname": return [Piece(text: FormulaSpacing.line(argument()), kind: .function)]
    case "mathcal", "mathscr", "mathbb", "mathbf", "boldsymbol", "bm": return styled(name, start)
    case "left", "right": return delimiter()
    case "pmod":
      return [Piece(text: " (mod \(FormulaSpacing.line(argument())))", kind: .closing)]
    default: return lossy(name, start)
    }
  }

  /// What becomes text only in part.
  private mutating func lossy(_ name: String, _ start: Int) -> [Piece] {
    lose("'\\\(name)' cannot be written as text", at: start)
    switch name {
    case "begin":
      let environment = verbatim().text
      if environment.hasPrefix("array") { _ = verbatim() }
      return []
    case "end", "phantom", "hphantom", "vphantom", "label", "tag", "color", "vspace", "hspace",
      "mspace":
      _ = verbatim()
      return []
    case "\\":
      // How far apart the lines stand.
      _ = option()
      return [Piece(text: ";", kind: .punctuation)]
    case "textcolor", "colorbox", "raisebox":
      _ = verbatim()
      return argument()
    case "overset", "underset", "stackrel":
      _ = argument()
      return argument()
    case "binom", "tbinom", "dbinom":
      let (above, below) = (FormulaSpacing.line(argument()), FormulaSpacing.line(argument()))
      return [Piece(text: "(\(above) choose \(below))", kind: .ordinary)]
    case "not":
      return [Piece(text: FormulaSpacing.tight(argument()) + "\u{338}", kind: .relation)]
    case _ where FormulaSymbols.looks.contains(name): return argument()
    case _ where name.first?.isLetter == true: return [Piece(text: name, kind: .function)]
    default: return []
    }
  }

  /// Words, in which what stands between dollars is a formula again.
  private mutating func words() -> [Piece] {
    let (source, start) = verbatim()
    let parts = source.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    var text = ""
    var offset = start
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 {
        let formula = FormulaText(of: part)
        text += formula.text
        for loss in formula.losses { lose(loss.message, at: offset + loss.offset) }
      } else {
        if let special = part.firstIndex(where: { "\\{}".contains($0) }) {
          let place = offset + part.distance(from: part.startIndex, to: special)
          lose("'\(part[special])' cannot be written here", at: place)
        }
        text += part.filter { !"\\{}".contains($0) }.map { $0 == "~" ? " " : $0 }
      }
      offset += part.count + 1
    }
    return [Piece(text: text, kind: .ordinary)]
  }

  /// After \left and \right; a point stands for none.
  private mutating func delimiter() -> [Piece] {
    skipSpace()
    guard next == "." else { return argument() }
    index += 1
    return []
  }

  private mutating func accented(
    with accent: Unicode.Scalar, _ name: String, _ start: Int
  ) -> [Piece] {
    var text = FormulaSpacing.tight(argument())
    if text.count == 1 {
      text.unicodeScalars.append(accent)
    } else {
      lose("'\\\(name)' of more than one letter cannot be written as text", at: start)
    }
    return [Piece(text: text, kind: .ordinary)]
  }

  private mutating func fraction() -> [Piece] {
    let numerator = argument()
    let denominator = argument()
    let (above, below) = (FormulaSpacing.line(numerator), FormulaSpacing.line(denominator))
    if let whole = FormulaSymbols.fractions["\(above)/\(below)"] {
      return [Piece(text: whole, kind: .ordinary)]
    }
    let text =
      FormulaSpacing.grouped(numerator, asDivisor: false) + "/"
      + FormulaSpacing.grouped(denominator, asDivisor: true)
    return [Piece(text: text, kind: .ordinary)]
  }

  private mutating func root(at start: Int) -> [Piece] {
    let degree = option().map { FormulaSpacing.tight($0) } ?? ""
    let raised = shifted(degree, .raised, at: start)
    let content = argument()
    return [
      Piece(
        text: raised + "√" + FormulaSpacing.grouped(content, asDivisor: true), kind: .ordinary)
    ]
  }

  private mutating func styled(_ style: String, _ start: Int) -> [Piece] {
    var letters = ""
    for character in FormulaSpacing.tight(argument()) {
      if let letter = FormulaSymbols.letter(character, in: style) {
        letters.append(letter)
      } else {
        lose("'\\\(style){\(character)}' cannot be written as text", at: start)
        letters.append(character)
      }
    }
    return [Piece(text: letters, kind: .ordinary)]
  }
}
