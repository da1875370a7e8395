import Experiments

extension OtherDialects {
  /// A fence whose first word is nearly a directive's, or another tool's directive.
  static func warning(forFence info: String, at position: SourcePosition) -> Diagnostic? {
    guard let first = info.split(whereSeparator: \.isWhitespace).first else { return nil }
    let word = String(first.filter { $0.isLetter || $0 == "-" })
    let kinds = Fence.Kind.allCases.map(\.rawValue)
    let suggestion =
      kinds.contains(word.lowercased())
      ? word.lowercased()
      : languages.contains(word) ? nil : SpellingSuggestion.nearest(word, among: kinds)
    guard info.hasPrefix("{") || suggestion != nil else { return nil }
    return Diagnostic(
      .warning, at: position, length: info.count + 3,
      "'\(first)' is no directive, so this is shown as code", suggestion: suggestion,
      notes: ["Directives are \(kinds.map { "'\($0)'" }.joined(separator: ", "))."])
  }

  /// A directive behind other signs than three backticks: quotes, or the full-width ones of an input method.
  static func fence(atStartOf text: String) -> Finding? {
    let signs = text.prefix { #"'"‘’“”`｀´"#.contains($0) }
    guard signs.count >= 2 else { return nil }
    let word = text[signs.endIndex...].prefix(while: \.isLetter)
    guard Fence.Kind(rawValue: String(word)) != nil else { return nil }
    return Finding(
      words: String(signs + word), notes: ["A directive begins with three backticks: ```\(word)"])
  }

  /// Languages whose names are near to a directive's.
  private static let languages: Set = ["clean", "clam", "figlet", "inc"]
}
