import Charts

/// Reads TeX into the pieces of a line of text, and notes what text cannot say.
struct FormulaReader {
  typealias Piece = FormulaText.Piece

  private(set) var losses: [FormulaText.Loss] = []
  private let tex: [Character]
  var index = 0
  private var depth = 0

  /// Deeper formulas are cut off: nobody reads them, and the reader is recursive.
  private static let maximumDepth = 60

  init(_ tex: String) { self.tex = Array(tex) }

  var next: Character? { index < tex.count ? tex[index] : nil }

  mutating func lose(_ message: String, at offset: Int) {
    losses.append(FormulaText.Loss(offset: offset, message: message))
  }

  /// The whole formula; what closes nothing is left out.
  mutating func all() -> [Piece] {
    var pieces: [Piece] = []
    while index < tex.count { pieces += self.pieces(until: nil) }
    return pieces
  }

  /// Everything up to a closing character, or to the end.
  mutating func pieces(until end: Character?) -> [Piece] {
    let start = index
    var pieces: [Piece] = []
    while let character = next {
      if character == end {
        index += 1
        return pieces
      }
      switch character {
      case "^", "_": attachScript(to: &pieces)
      case "%": skipComment()
      default: pieces += atom()
      }
    }
    if let end { lose("'\(end)' is missing", at: max(0, start - 1)) }
    return pieces
  }

  /// One character, group or command with its arguments.
  private mutating func atom() -> [Piece] {
    let start = index
    guard let character = next else {
      lose("something is missing", at: start)
      return []
    }
    index += 1
    guard depth < Self.maximumDepth else {
      lose("it is too deep", at: start)
      index = tex.count
      return []
    }
    depth += 1
    defer { depth -= 1 }
    switch character {
    case "~": return [Piece(text: " ", kind: .space)]
    case "{": return pieces(until: "}")
    case "\\": return command(at: start)
    case "'": return [Piece(text: primes(), kind: .ordinary)]
    case "-": return [Piece(text: "\u{2212}", kind: .binary)]
    case "+", "*": return [Piece(text: String(character), kind: .binary)]
    case "=", "<", ">", ":": return [Piece(text: String(character), kind: .relation)]
    case "(", "[": return [Piece(text: String(character), kind: .opening)]
    case ")", "]", "!": return [Piece(text: String(character), kind: .closing)]
    case ",", ";": return [Piece(text: String(character), kind: .punctuation)]
    case "}", "^", "_", "$", "#", "%", "&":
      lose("'\(character)' cannot be written here", at: start)
      return character == "&" ? [Piece(text: " ", kind: .space)] : []
    default:
      return character.isWhitespace ? [] : [Piece(text: String(character), kind: .ordinary)]
    }
  }

  private mutating func primes() -> String {
    var count = 1
    while next == "'" {
      count += 1
      index += 1
    }
    return count <= 3 ? ["′", "″", "‴"][count - 1] : String(repeating: "′", count: count)
  }

  private mutating func skipComment() {
    while let skipped = next, !skipped.isNewline { index += 1 }
  }

  // MARK: Arguments

  mutating func skipSpace() {
    while next?.isWhitespace == true { index += 1 }
  }

  /// The argument of a command: a group or one atom.
  mutating func argument() -> [Piece] {
    skipSpace()
    guard next != "}" else {
      lose("something is missing", at: index)
      return []
    }
    return atom()
  }

  /// An argument between brackets, which need not be there.
  mutating func option() -> [Piece]? {
    guard next == "[" else { return nil }
    index += 1
    return pieces(until: "]")
  }

  /// What stands between braces, character by character, with braces inside it in pairs.
  mutating func verbatim() -> (text: String, start: Int) {
    skipSpace()
    guard next == "{" else {
      lose("'{' is missing", at: index)
      return ("", index)
    }
    let start = index + 1
    var open = 0
    while let character = next {
      index += 1
      if character == "{" { open += 1 }
      if character == "}" { open -= 1 }
      if open == 0 { return (String(tex[start..<(index - 1)]), start) }
    }
    lose("'}' is missing", at: start - 1)
    return (String(tex[start...]), start)
  }

  /// The letters of a command's name, or its one sign.
  mutating func commandName() -> String? {
    guard let first = next else { return nil }
    index += 1
    var name = String(first)
    guard first.isASCII, first.isLetter else { return name }
    while let letter = next, letter.isASCII, letter.isLetter {
      name.append(letter)
      index += 1
    }
    if next == "*" { index += 1 }
    return name
  }

  // MARK: Scripts

  private mutating func attachScript(to pieces: inout [Piece]) {
    let start = index
    let script: Script = next == "^" ? .raised : .lowered
    index += 1
    let content = FormulaSpacing.tight(argument())
    if pieces.isEmpty { pieces.append(Piece(text: "", kind: .ordinary)) }
    // Behind a space it belongs to what is before it.
    pieces[pieces.count - 1].text += shifted(content, script, at: start)
  }

  /// Raised or lowered characters; where Unicode has none, `_d` or `^(…)`.
  mutating func shifted(_ content: String, _ script: Script, at start: Int) -> String {
    var shifted = ""
    for character in content {
      if script == .raised, let own = FormulaSymbols.raised[character] {
        shifted.append(own)
      } else if let own = script.character(for: character) {
        shifted.append(own)
      } else {
        let direction = script == .raised ? "raised" : "lowered"
        lose("no \(direction) '\(character)' can be written as text", at: start)
        let isWord = content.allSatisfy { $0.isLetter || ("0"..."9").contains($0) }
        return (script == .raised ? "^" : "_") + (isWord ? content : "(\(content))")
      }
    }
    return shifted
  }
}
