extension ValueReader {
  /// A whole number; `1_000` and `1e4` are whole numbers too.
  public func integer(in range: ClosedRange<Int>, example: Int? = nil) -> Int {
    if let value = plainText.flatMap(NumberSyntax.integer), range.contains(value) { return value }
    let bounds =
      switch (range.lowerBound, range.upperBound) {
      case (Int.min, Int.max): ""
      case (_, Int.max): " of at least \(range.lowerBound)"
      case (Int.min, _): " of at most \(range.upperBound)"
      default: " from \(range.lowerBound) to \(range.upperBound)"
      }
    mismatch(
      expected: "a whole number\(bounds)", example: example.map(String.init), notes: quoteNotes,
      shape: .integer(range))
    return range.lowerBound
  }

  /// A number; NaN never, infinity only if it is asked for.
  public func number(
    _ bounds: NumericBounds = .any, allowsInfinity: Bool = false, example: String? = nil
  ) -> Double {
    if let value = plainText.flatMap(NumberSyntax.double), bounds.contains(value),
      value.isFinite || allowsInfinity
    {
      return value
    }
    let limits = bounds.description
    mismatch(
      expected: limits.isEmpty ? "a number" : "a number \(limits)",
      example: example ?? Measurement.Label.number(bounds.example).description, notes: quoteNotes,
      shape: .number(bounds))
    return bounds.example
  }

  /// `true`, `yes`, `on` or `false`, `no`, `off`.
  public func flag() -> Bool {
    switch plainText?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      mismatch(expected: "'true' or 'false'", notes: quoteNotes, shape: .flag)
      return false
    }
  }

  /// Any text, also an empty one in quotes. Numbers and truth values are texts when asked so.
  public func text(example: String? = nil) -> String {
    if let text = writtenText { return text }
    mismatch(expected: "a text", example: example, shape: .text)
    return ""
  }

  /// Any text with the place of each of its characters, to be read further.
  public func source(expected: String = "a text", example: String? = nil) -> DirectiveSource {
    if case .scalar(let scalar) = node?.content, writtenText != nil { return scalar.source }
    mismatch(expected: expected, example: example, shape: .text)
    return DirectiveSource(text: "", at: position)
  }

  /// A name in kebab-case: lowercase words and digits joined by single hyphens.
  public func name(example: String = "deep-sigmoid") -> String {
    if let text = writtenText, Self.isName(text) { return text }
    let proposal = writtenText.map(Self.kebabCase)
    mismatch(
      expected: "a name of lowercase letters, digits and hyphens", example: example,
      suggestion: proposal.flatMap { Self.isName($0) ? $0 : nil }, shape: .text)
    return example
  }

  /// One of a few words, of which there must be at least one.
  public func choice(among words: [String]) -> String {
    precondition(!words.isEmpty, "a choice needs at least one word")
    if let text = plainText, words.contains(text) { return text }
    let nearest = writtenText.flatMap { SpellingSuggestion.nearest($0, among: words) }
    mismatch(
      expected: "one of \(words.quotedList)", suggestion: nearest,
      notes: quoteNotes, shape: .choice(words))
    return words[0]
  }

  /// One of the cases of an enumeration, written as its raw value.
  public func choice<Choice>(_ type: Choice.Type = Choice.self) -> Choice
  where Choice: CaseIterable & RawRepresentable<String> {
    let cases = Array(Choice.allCases)
    let word = choice(among: cases.map(\.rawValue))
    return cases.first { $0.rawValue == word } ?? cases[0]
  }

  /// A text in a notation of its own.
  ///
  /// `expected` completes "must be …", for example "a duration"; `example` is a text that `parse`
  /// accepts; with `fallback` decoding goes on after an error.
  public func parsed<Value>(
    as expected: String, example: String, fallback: Value, _ parse: (String) -> Value?
  ) -> Value {
    if let value = writtenText.flatMap(parse) { return value }
    mismatch(expected: expected, example: example)
    return fallback
  }

  /// Whether a text is a name in kebab-case.
  public static func isName(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    let isLowercase = text.utf8.allSatisfy {
      ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
        || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "-")
    }
    return isLowercase && words.allSatisfy { !$0.isEmpty } && text.first?.isLetter == true
  }

  /// `deepSigmoid`, `Deep Sigmoid` and `deep_sigmoid` as `deep-sigmoid`.
  public static func kebabCase(_ text: String) -> String {
    var words = ""
    for character in text.prefix(64) {
      let startsWord = character.isUppercase && words.last?.isLowercase == true
      let isSeparator = !(character.isLetter || character.isNumber)
      if (startsWord || isSeparator), !words.isEmpty, words.last != "-" { words.append("-") }
      if !isSeparator { words.append(contentsOf: character.lowercased()) }
    }
    return words.last == "-" ? String(words.dropLast()) : words
  }
}
