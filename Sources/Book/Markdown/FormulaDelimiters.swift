import Bytes

/// Which dollars and brackets enclose a formula.
enum FormulaDelimiters {
  /// The length of the formula at a `$`, with its delimiters; nil if there is none.
  ///
  /// `$…$` as pandoc has it: no space inside the dollars, no digit after the second one; and no backtick, so that a
  /// price before a code span stays a price. `$$…$$` may span lines.
  static func length(in input: some BytesAhead) -> Int? {
    if input[1] == UInt8(ascii: "$") { return displayLength(in: input) }
    guard let first = input[1], !first.isWhiteSpace else { return nil }
    let isQuoted = first == UInt8(ascii: "`")
    var index = 1
    while let byte = input[index], byte != UInt8(ascii: "$") {
      let mayQuote = isQuoted && (index == 1 || input[index + 1] == UInt8(ascii: "$"))
      guard byte != UInt8(ascii: "`") || mayQuote else { return nil }
      index += ValueSyntax.step(in: input, at: index)
    }
    guard index > 1, input[index] != nil, let last = input[index - 1], !last.isWhiteSpace,
      !isBeginning(next: input[index + 1], last: last)
    else { return nil }
    let content = (1..<index).compactMap { input[$0] }
    // The cells `$HOME|$USER` have a dollar each, not a formula together.
    let hasLoosePipe = last == UInt8(ascii: "|") && content.count { $0 == last } % 2 == 1
    if hasLoosePipe, input[index + 1]?.isLetter == true { return nil }
    if endsInForeignText(content) { return nil }
    let isWord = content.allSatisfy { $0.isCapital || $0 == UInt8(ascii: "_") }
    if isWord, content.count > 2, input[index + 1]?.isCapital == true { return nil }
    return first.isDigit && isProse(content) ? nil : index + 1
  }

  /// Whether a price or the name of a variable stands before words without spaces: `$5和$6`, `$HOME和$USER`.
  private static func endsInForeignText(_ content: [UInt8]) -> Bool {
    guard let first = content.first, first < 0x80, let last = content.last, last >= 0x80,
      let scalar = String(decoding: content.suffix(4), as: UTF8.self).unicodeScalars.last,
      ForeignText.isText(scalar)
    else { return false }
    return first.isDigit || !content.contains { #"=\^_<>+"#.utf8.contains($0) }
  }

  private static func displayLength(in input: some BytesAhead) -> Int? {
    var index = 2
    while let byte = input[index] {
      if byte == UInt8(ascii: "$"), input[index + 1] == UInt8(ascii: "$"), index > 2 {
        return index + 2
      }
      index += ValueSyntax.step(in: input, at: index)
    }
    return nil
  }

  /// Whether a dollar begins something rather than to end it: `$5 or $6`, `$HOME/$USER`.
  private static func isBeginning(next: UInt8?, last: UInt8) -> Bool {
    guard let next else { return false }
    if next.isDigit { return true }
    return (next.isLetter || next == UInt8(ascii: "_")) && separators.contains(last)
  }

  /// Ends no formula that a letter may follow, as in `$n$th`.
  private static let separators = ByteSet { #"/:;,.-=<>@&"#.utf8.contains($0) }

  /// The length of the formula between `\(` and `\)` or `\[` and `\]`, whose backslashes are marked; nil if these
  /// are no more than Markdown's escapes.
  static func bracketedLength(in input: some BytesAhead) -> Int? {
    guard let opening = input[1] else { return nil }
    let isDisplay = opening == ReadingMarks.openingBracket
    guard isDisplay || opening == UInt8(ascii: "(") else { return nil }
    let closing = isDisplay ? ReadingMarks.closingBracket : UInt8(ascii: ")")
    var content: [UInt8] = []
    while let byte = input[content.count + 2], byte != ReadingMarks.backslash {
      content.append(byte)
    }
    guard input[content.count + 2] == ReadingMarks.backslash, input[content.count + 3] == closing,
      content.contains(where: { !$0.isWhiteSpace }), !isProse(content)
    else { return nil }
    // Markdown needs an escape before brackets in prose, `\[sic\]`, but none before parentheses.
    let isFormula = !isDisplay || content.contains { #"\^_={}+<>"#.utf8.contains($0) }
    return isFormula ? content.count + 4 : nil
  }

  /// Whether a formula holds words as they stand in a text: of English, or in Han and kana outside of braces.
  static func isText(_ tex: String) -> Bool {
    if isProse(tex.utf8) { return true }
    guard !tex.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    var depth = 0
    return tex.contains { character in
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      return depth == 0 && character.unicodeScalars.contains(where: ForeignText.isText)
    }
  }

  /// Whether a word of English stands between two others, outside of braces: TeX would run them together.
  static func isProse(_ content: some Collection<UInt8>) -> Bool {
    var depth = 0
    // How many words so far that only spaces part, the last of them of English.
    var words = 0
    var word: [UInt8] = []
    for byte in content {
      if depth == 0, byte.isLetter || byte.isDigit || #"\."#.utf8.contains(byte) {
        if words == 2 { return true }
        word.append(byte)
        continue
      }
      if !word.isEmpty { words = words > 0 && isEnglish(word) ? 2 : 1 }
      word = []
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if !byte.isWhiteSpace { words = 0 }
    }
    return false
  }

  private static func isEnglish(_ word: [UInt8]) -> Bool {
    guard word.allSatisfy(\.isLowercase) else { return false }
    return word.count > 2 || shortWords.contains(String(decoding: word, as: UTF8.self))
  }

  /// Other words of two letters are more likely to be two factors.
  private static let shortWords: Set = [
    "an", "as", "at", "by", "if", "in", "is", "it", "no", "of", "on", "or", "to", "we",
  ]
}

extension UInt8 {
  var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isLetter: Bool { isCapital || isLowercase }
}
