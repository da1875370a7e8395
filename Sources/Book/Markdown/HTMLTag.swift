/// A tag as it is written in a text: `<kbd>`, `</details>`, `<br/>`.
struct HTMLTag: Hashable, Sendable {
  var name: String
  var isClosing = false
  /// Attributes, or what else keeps the tag from being as plain as it can be.
  var hasMore = false

  /// nil for a comment, a declaration, and what is no tag.
  init?(_ source: some StringProtocol) {
    guard source.hasPrefix("<"), source.hasSuffix(">"), source.count > 2 else { return nil }
    var content = source.dropFirst().dropLast()
    if content.first == "/" {
      isClosing = true
      content.removeFirst()
    }
    let name = content.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard name.first?.isLetter == true else { return nil }
    self.name = name.lowercased()
    var rest = content[name.endIndex...].drop(while: \.isWhitespace)
    if self.name == "br", !isClosing, rest == "/" { rest = "" }
    hasMore = !rest.isEmpty || (isClosing && self.name == "br")
  }
}

/// The elements that a text may use as they are: harmless, and without attributes.
enum TextElement: String, Hashable, Sendable, CaseIterable {
  case kbd, sub, sup, abbr, mark

  /// How the allowed elements are named in messages.
  static let all =
    (allCases.map(\.rawValue) + ["br", "details", "summary"]).map { "<\($0)>" }.joined(
      separator: ", ")
}
