/// Line breaks between two characters of a script without spaces.
///
/// An author who wraps lines of Chinese or Japanese does not mean a space there; between Korean words, or where one
/// side is of another script, there is one. It is the rule of CSS Text for segment breaks.
enum SoftBreaks {
  /// The text without the line breaks that are no space.
  static func removed(from inlines: [Inline]) -> [Inline] {
    guard inlines.contains(where: isSoftBreak) else { return inlines }
    var kept: [Inline] = []
    kept.reserveCapacity(inlines.count)
    // Text on both sides of such a break becomes one.
    var text: String?
    var isJoined = false
    for (index, inline) in inlines.enumerated() {
      if isSoftBreak(inline), index > 0, index + 1 < inlines.count,
        isWide(last(of: inlines[index - 1])), isWide(first(of: inlines[index + 1]))
      {
        isJoined = true
        continue
      }
      if case .text(let words) = inline {
        if isJoined, text != nil {
          text?.append(words)
        } else {
          if let text { kept.append(.text(text)) }
          text = words
        }
      } else {
        if let text { kept.append(.text(text)) }
        text = nil
        kept.append(inline)
      }
      isJoined = false
    }
    if let text { kept.append(.text(text)) }
    return kept
  }

  private static func isSoftBreak(_ inline: Inline) -> Bool {
    if case .softBreak = inline { true } else { false }
  }

  /// Quotation marks, dashes and dots count if what they enclose does.
  private static func isWide(_ edge: [Unicode.Scalar]) -> Bool {
    let shared = edge.prefix { (0x2014...0x2026).contains($0.value) }
    guard let inner = edge.dropFirst(shared.count).first else { return false }
    return CJKMarks.isWide(inner)
  }

  private static func last(of inline: Inline) -> [Unicode.Scalar] {
    switch inline {
    case .text(let text): Array(text.unicodeScalars.suffix(3).reversed())
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.last.map(last) ?? []
    case .link(let link): link.content.last.map(last) ?? []
    default: []
    }
  }

  private static func first(of inline: Inline) -> [Unicode.Scalar] {
    switch inline {
    case .text(let text): Array(text.unicodeScalars.prefix(3))
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.first.map(first) ?? []
    case .link(let link): link.content.first.map(first) ?? []
    default: []
    }
  }
}
