import CCMarkGFM
import Experiments

/// An element whose end has not been found yet.
struct OpenElement {
  var element: TextElement
  var position: SourcePosition
  /// Where its tag stands among the inlines.
  var index: Int
}

extension TreeReader {
  /// Reads a tag in running text. One that has no partner beside it stays text.
  mutating func element(_ literal: String, at position: SourcePosition, in inlines: inout [Inline])
  {
    let tag = HTMLTag(literal)
    if let tag, tag.name == "br", !tag.hasMore { return inlines.append(.hardBreak) }
    guard let tag, !tag.hasMore, let element = TextElement(rawValue: tag.name) else {
      document.diagnostics.append(.rawHTML(literal, at: position))
      return inlines.append(.text(literal))
    }
    guard tag.isClosing else {
      openElements.append(
        OpenElement(element: element, position: position, index: inlines.count))
      return inlines.append(.text(literal))
    }
    guard let opening = openElements.lastIndex(where: { $0.element == element }) else {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: position, length: literal.count,
          "nothing before ends with </\(tag.name)>, so it is shown as text",
          notes: ["<\(tag.name)> stands before it in the same piece of text."]))
      return inlines.append(.text(literal))
    }
    endElements(from: opening + 1)
    let start = openElements.removeLast().index
    let content = Array(inlines[(start + 1)...])
    inlines.replaceSubrange(start..., with: [.element(element, content)])
  }

  /// Reports the elements that have no end.
  mutating func endElements(from first: Int) {
    for open in openElements[first...] {
      let name = open.element.rawValue
      document.diagnostics.append(
        Diagnostic(
          .warning, at: open.position, length: name.count + 2,
          "<\(name)> has no end, so it is shown as text",
          notes: ["</\(name)> stands behind it in the same piece of text."]))
    }
    openElements.removeSubrange(first...)
  }
}

extension Diagnostic {
  static func rawHTML(_ tag: String = "<", at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, at: position, length: tag.prefix { !$0.isNewline }.count,
      "raw HTML is shown as text",
      notes: [
        "Write Markdown instead, or put code between backticks. Without attributes these work:"
          + " \(TextElement.all)."
      ])
  }
}
