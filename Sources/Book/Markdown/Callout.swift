import Experiments

/// A quote that is set apart from the text as GitHub does it: its first line is `[!NOTE]` or one of its kin.
struct Callout: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case note, tip, important, warning, caution
  }

  var kind: Kind
  var blocks: [Block]
}

/// What stands in the first line of a quote that is, or was meant as, a callout.
struct CalloutMark: Hashable, Sendable {
  /// Between `[!` and `]`, as written.
  var word: String
  /// What follows it on its line.
  var rest: String
  /// The inlines below the line.
  var content: [Inline]

  var kind: Callout.Kind? { Callout.Kind(rawValue: word.lowercased()) }
  /// The characters of the mark.
  var length: Int { word.count + "[!]".count }

  /// nil if a paragraph does not begin with `[!`, a word and `]`.
  init?(_ inlines: [Inline]) {
    guard case .text(let text)? = inlines.first, text.hasPrefix("[!"),
      let end = text.firstIndex(of: "]")
    else { return nil }
    word = String(text[..<end].dropFirst(2))
    guard !word.isEmpty, word.allSatisfy({ $0.isLetter || "-_".contains($0) }) else { return nil }
    let line = inlines.prefix { $0 != .softBreak && $0 != .hardBreak }
    let behind = [.text(String(text[end...].dropFirst()))] + line.dropFirst()
    rest = PlainText.text(of: Array(behind)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    content = Array(inlines.dropFirst(line.count + 1))
  }

  /// Why this makes no callout.
  func problem(at position: SourcePosition, isEmpty: Bool) -> Diagnostic? {
    let kinds = Callout.Kind.allCases.map { $0.rawValue.uppercased() }
    if kind == nil {
      return Diagnostic(
        .warning, at: position, length: length, "there is no callout '\(word)'",
        suggestion: SpellingSuggestion.nearest(word.uppercased(), among: kinds),
        notes: ["They are \(kinds.joined(separator: ", "))."])
    }
    if !rest.isEmpty {
      return Diagnostic(
        .warning, at: position, length: length,
        "a callout has nothing else in its first line, so this is an ordinary quote",
        notes: ["Its text begins in the next line."])
    }
    return isEmpty
      ? Diagnostic(.warning, at: position, length: length, "this callout has no text") : nil
  }
}
