/// Moves style attributes into rules of a style sheet, because a strict Content Security Policy
/// forbids the attributes.
enum StyleHoister {
  static func hoist(_ html: String) -> TypesetFormula {
    var result = ""
    result.reserveCapacity(html.utf8.count)
    var rules: Set<TypesetFormula.StyleRule> = []
    // Bytes are compared, not characters: an accent behind a tag would make one with its bracket.
    var rest = html[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: ">"))
    {
      let end = rest.utf8.index(after: close)
      result += rest[..<open]
      let tag = rest[open..<end]
      if let style = attribute("style", in: tag) {
        let rule = TypesetFormula.StyleRule(declarations: normalized(style.value))
        rules.insert(rule)
        result += replacing(style.range, of: tag, withClass: rule.name)
      } else {
        result += tag
      }
      rest = rest[end...]
    }
    result += rest
    return TypesetFormula(html: result, rules: rules.sorted())
  }

  private static func replacing(
    _ range: Range<String.Index>, of tag: Substring, withClass name: String
  ) -> String {
    guard let names = attribute("class", in: tag) else {
      return tag[..<range.lowerBound] + " class=\"\(name)\"" + tag[range.upperBound...]
    }
    let merged = " class=\"\(names.value) \(name)\""
    let (first, second) =
      names.range.lowerBound < range.lowerBound
      ? ((names.range, merged), (range, "")) : ((range, ""), (names.range, merged))
    return tag[..<first.0.lowerBound] + first.1 + tag[first.0.upperBound..<second.0.lowerBound]
      + second.1 + tag[second.0.upperBound...]
  }

  /// An attribute's value, and the range it takes with the space before it.
  private static func attribute(
    _ name: String, in tag: Substring
  ) -> (value: Substring, range: Range<String.Index>)? {
    guard let start = tag.firstRange(of: " \(name)=") else { return nil }
    let rest = tag[start.upperBound...]
    guard let quote = rest.first, quote == "\"" || quote == "'",
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    return (
      rest[rest.index(after: rest.startIndex)..<end], start.lowerBound..<tag.index(after: end)
    )
  }

  /// Without white space and final semicolon, so that equal declarations have equal names.
  private static func normalized(_ style: Substring) -> String {
    style.split(separator: ";").map { declaration in
      declaration.split(separator: ":", maxSplits: 1)
        .map { part in part.split(separator: " ").joined(separator: " ") }.joined(separator: ":")
    }
    .filter { !$0.isEmpty }.joined(separator: ";")
  }
}
