/// A formula in readable characters, for places that hold text alone: the title of a window, labels that are read
/// aloud, what a search finds.
///
///     \sigma'(z) \le \tfrac14    σ′(z) ≤ 1/4
///     \lVert g\rVert_2           ‖g‖₂
///     \mathcal{L}_{\text{val}}   L_val
///
/// Whatever the TeX, there is a text without a backslash; commands that are not known give their names.
struct FormulaText {
  private var characters: ArraySlice<Character>
  private var depth = 0

  /// Deeper formulas are cut off: nobody reads them, and the reader is recursive.
  private static let maximumDepth = 60

  static func text(of tex: String) -> String {
    var reader = FormulaText(characters: Array(tex)[...])
    return tidied(reader.row(until: nil))
  }

  // MARK: Rows

  /// All up to a closing character, which is read too; to the end for nil.
  private mutating func row(until end: Character?) -> String {
    var text = ""
    while let next = characters.first {
      if next == end {
        characters.removeFirst()
        break
      }
      text += script(atom())
    }
    return text
  }

  /// One character, command or group.
  private mutating func atom() -> String {
    guard let next = characters.popFirst() else { return "" }
    guard depth < Self.maximumDepth else { return "" }
    depth += 1
    defer { depth -= 1 }
    switch next {
    case "\\": return command()
    case "{": return row(until: "}")
    case "}", "$": return ""
    case "%":
      while let skipped = characters.popFirst(), !skipped.isNewline {}
      return ""
    case "^": return raised(argument())
    case "_": return lowered(argument())
    case "'":
      let more = characters.prefix { $0 == "'" }.count
      characters.removeFirst(more)
      return ["′", "″", "‴"][min(more, 2)]
    case "~", "&": return " "
    case "-": return "−"
    case "*": return "∗"
    default: return next.isWhitespace ? " " : String(next)
    }
  }

  /// What stands after a command: a group, a command or one character.
  private mutating func argument() -> String {
    skipSpace()
    guard let next = characters.first, next != "}" else { return "" }
    return Self.tidied(atom())
  }

  private mutating func skipSpace() {
    characters = characters.drop(while: \.isWhitespace)
  }

  /// An argument between brackets, which need not be there.
  private mutating func option() -> String? {
    skipSpace()
    guard characters.first == "[" else { return nil }
    characters.removeFirst()
    return Self.tidied(row(until: "]"))
  }

  /// What is in a group, as it stands.
  private mutating func verbatim() -> String {
    skipSpace()
    guard characters.first == "{" else { return characters.popFirst().map(String.init) ?? "" }
    characters.removeFirst()
    var text = ""
    var open = 1
    while let next = characters.popFirst() {
      if next == "{" { open += 1 }
      if next == "}" { open -= 1 }
      if open == 0 { break }
      text.append(next)
    }
    return text
  }

  // MARK: Scripts

  /// Joins what stands raised or lowered to what it belongs to, also behind spaces.
  private mutating func script(_ base: String) -> String {
    let rest = characters.drop(while: \.isWhitespace)
    if let next = rest.first, "^_'".contains(next) { characters = rest }
    return base
  }

  private func raised(_ text: String) -> String {
    if text.allSatisfy({ "′″‴".contains($0) }) { return text }
    if text == "∘" { return "°" }
    return Self.scripted(text, FormulaSymbols.raised, mark: "^")
  }

  private func lowered(_ text: String) -> String {
    Self.scripted(text, FormulaSymbols.lowered, mark: "_")
  }

  /// Small characters where there are some and they can be read: no words.
  private static func scripted(
    _ text: String, _ small: [Character: Character], mark: String
  ) -> String {
    let text = String(text.filter { $0 != " " })
    let isWord = zip(text, text.dropFirst()).contains { $0.isLetter && $1.isLetter }
    let shown = text.compactMap { small[$0] }
    if !isWord, shown.count == text.count { return String(shown) }
    return mark + (text.allSatisfy { $0.isLetter || $0.isNumber } ? text : "(\(text))")
  }

  // MARK: Commands

  private mutating func command() -> String {
    guard let first = characters.first else { return "" }
    guard first.isLetter, first.isASCII else {
      characters.removeFirst()
      // How far apart the lines stand.
      if first == "\\" { _ = option() }
      return Self.signs[first] ?? String(first)
    }
    let name = String(characters.prefix { $0.isLetter && $0.isASCII })
    characters.removeFirst(name.count)
    if characters.first == "*" { characters.removeFirst() }
    skipSpace()
    if let symbol = FormulaSymbols.letters[name] { return symbol }
    if let symbol = FormulaSymbols.operators[name] { return " \(symbol) " }
    if let symbol = FormulaSymbols.plain[name] { return symbol }
    if let mark = FormulaSymbols.accents[name] { return accented(argument(), mark) }
    return structure(name) ?? function(name)
  }

  /// Commands of one sign.
  private static let signs: [Character: String] = [
    "\\": "; ", ",": " ", ";": " ", ":": " ", ">": " ", " ": " ", "\n": " ", "!": "", "|": "‖",
    "(": "", ")": "", "[": "", "]": "", "-": "",
  ]

  private mutating func structure(_ name: String) -> String? {
    switch name {
    case "frac", "tfrac", "dfrac", "cfrac":
      return Self.enclosed(argument()) + "/" + Self.enclosed(argument())
    case "binom", "tbinom", "dbinom": return "(\(argument()) choose \(argument()))"
    case "sqrt":
      let index = option().map(raised) ?? ""
      return index + "√" + Self.enclosed(argument())
    case "pmod": return " (mod \(argument()))"
    case "mathbb": return argument().map { FormulaSymbols.doubled[$0] ?? String($0) }.joined()
    case "text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox":
      return Self.words(verbatim())
    case "operatorname":
      let name = argument()
      return spaced(name)
    case "begin":
      let environment = verbatim()
      if environment.hasPrefix("array") { _ = verbatim() }
      return ""
    case "end", "phantom", "hphantom", "vphantom", "label", "tag", "color", "vspace":
      _ = verbatim()
      return ""
    case "hspace", "kern", "mspace":
      _ = verbatim()
      return " "
    case "textcolor", "colorbox", "raisebox":
      _ = verbatim()
      return argument()
    case "overset", "underset", "stackrel":
      _ = argument()
      return argument()
    case "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
      "biggl", "biggr", "Biggl", "Biggr", "bigm":
      if characters.first == "." { characters.removeFirst() }
      return ""
    case "not": return argument() + "\u{338}"
    case _ where FormulaSymbols.unseen.contains(name): return ""
    default: return nil
    }
  }

  /// The name of a function, or of a command that is not known.
  private mutating func function(_ name: String) -> String { spaced(name) }

  /// Apart from a letter or digit that follows: `sin x`, but `sin(x)`.
  private func spaced(_ name: String) -> String {
    guard let next = characters.first, !"^_'([,.;:)]}".contains(next) else { return " " + name }
    return " \(name) "
  }

  private func accented(_ text: String, _ mark: Character) -> String {
    guard text.count == 1, let base = text.first else { return text }
    return String(base) + String(mark)
  }

  /// Text between dollars inside of text is a formula again.
  private static func words(_ text: String) -> String {
    text.split(separator: "$", omittingEmptySubsequences: false).map(String.init).enumerated()
      .map { index, part in
        index % 2 == 1
          ? Self.text(of: part)
          : String(part.filter { !"\\{}".contains($0) }.map { $0 == "~" ? " " : $0 })
      }.joined()
  }

  /// In parentheses unless it is one number, one word or one letter with what belongs to it.
  private static func enclosed(_ text: String) -> String {
    let isOne = text.allSatisfy { $0.isLetter || $0.isNumber || "′.∂∇√ₒ".contains($0) }
    return isOne || (text.hasPrefix("(") && text.hasSuffix(")")) ? text : "(\(text))"
  }

  /// Single spaces, none at the ends and none inside parentheses.
  private static func tidied(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
      .replacing("( ", with: "(").replacing(" )", with: ")").replacing(" ,", with: ",")
      .replacing(" ;", with: ";")
  }
}

extension FormulaText {
  /// The text of a formula with its values in place.
  static func text(of formula: Formula, value: (InlineValue) -> String = { _ in "" }) -> String {
    text(of: formula.tex { quoted in "\\text{\(readable(value(quoted.value)))}" })
  }

  /// Without what would end the text that it is put into.
  private static func readable(_ value: String) -> String {
    String(value.filter { !"{}$\\~".contains($0) })
  }
}
