extension TreeReader {
  /// Paragraphs between formulas on lines of their own.
  static func splitAtDisplays(_ inlines: [Inline]) -> [Block] {
    guard inlines.contains(where: \.isDisplay) else {
      let content = inlines.trimmingSpace()
      return content.isEmpty ? [] : [.paragraph(content)]
    }
    var blocks: [Block] = []
    var rest: [Inline] = []
    func endParagraph() {
      let content = rest.trimmingSpace()
      if !content.isEmpty { blocks.append(.paragraph(content)) }
      rest = []
    }
    for inline in inlines {
      if case .formula(let formula) = inline, formula.isDisplayed {
        endParagraph()
        blocks.append(.formula(formula))
      } else {
        rest.append(inline)
      }
    }
    endParagraph()
    return blocks
  }
}

extension [Inline] {
  /// Without line breaks and white space at both ends.
  fileprivate func trimmingSpace() -> [Inline] {
    guard first?.beginsWithSpace == true || last?.endsWithSpace == true else { return self }
    var inlines = self[...]
    while let first = inlines.first, first.isBlank { inlines.removeFirst() }
    while let last = inlines.last, last.isBlank { inlines.removeLast() }
    if case .text(let text)? = inlines.first, text.first?.isWhitespace == true {
      inlines[inlines.startIndex] = .text(String(text.drop(while: \.isWhitespace)))
    }
    if case .text(let text)? = inlines.last {
      inlines[inlines.endIndex - 1] = .text(text.trimmingTrailingSpaces())
    }
    return Array(inlines)
  }
}

extension Inline {
  fileprivate var isDisplay: Bool {
    if case .formula(let formula) = self { formula.isDisplayed } else { false }
  }

  fileprivate var beginsWithSpace: Bool {
    if case .text(let text) = self { text.first?.isWhitespace ?? true } else { isBlank }
  }

  fileprivate var endsWithSpace: Bool {
    if case .text(let text) = self { text.last?.isWhitespace ?? true } else { isBlank }
  }

  fileprivate var isBlank: Bool {
    switch self {
    case .softBreak, .hardBreak: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }
}
