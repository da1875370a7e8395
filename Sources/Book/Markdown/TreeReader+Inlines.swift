import Bytes
import CCMarkGFM
import Experiments

extension TreeReader {
  /// The content of a paragraph, a heading or a table cell.
  mutating func paragraphInlines(of node: CNode) -> [Inline] {
    let start = reportedStart(of: node)
    paragraph = ParagraphPlace(reported: start, actual: actualStart(of: node) ?? start)
    lastAnchor = nil
    return content(of: node)
  }

  private mutating func content(of parent: CNode) -> [Inline] {
    guard enter(parent) else { return [] }
    defer { depth -= 1 }
    let outer = openElements
    openElements = []
    var inlines: [Inline] = []
    inlines.reserveCapacity(parent.childCount)
    // For the parser an escape is a node of its own; for us it is part of the text around it.
    var textWithEscapes: String?
    for node in parent.children {
      if let escaped = escape(node) {
        let isTag = openElements.last?.index == inlines.count - 1
        if textWithEscapes == nil, lastAnchor == nil, !isTag, case .text(let words)? = inlines.last
        {
          inlines.removeLast()
          textWithEscapes = words
        }
        textWithEscapes = textWithEscapes ?? ""
        textWithEscapes?.append(escaped)
        lastAnchor = nil
      } else if textWithEscapes != nil, cmark_node_get_type(node) == CMARK_NODE_TEXT {
        textWithEscapes?.append(words(of: node))
      } else {
        if let text = textWithEscapes { inlines.append(.text(text)) }
        textWithEscapes = nil
        read(node, into: &inlines)
      }
    }
    if let text = textWithEscapes { inlines.append(.text(text)) }
    endElements(from: 0)
    openElements = outer
    return SoftBreaks.removed(from: inlines)
  }

  private mutating func words(of node: CNode) -> String {
    let text = text(cmark_node_get_literal(node))
    warnOfOtherDialects(in: text, of: node)
    warnOfOtherDialects(atStartOf: text, of: node)
    if ByteSearch.contains("](", in: text) { reportSpaces(inAddressesOf: text, at: node) }
    return text
  }

  /// The character behind a marked backslash that encloses no formula.
  private func escape(_ node: CNode) -> String? {
    guard source.isMarked, cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE,
      let match = InlineSyntax.Match(literal: String(borrowing: cmark_node_get_literal(node))),
      match.kind == .escape
    else { return nil }
    return String(ReadingMarks.removed(from: match.source).dropFirst())
  }

  /// The content of a piece of running text: a name in it is not the paragraph's.
  private mutating func innerContent(of node: CNode) -> [Inline] {
    defer { lastAnchor = nil }
    return content(of: node)
  }

  private mutating func read(_ node: CNode, into inlines: inout [Inline]) {
    let anchor = lastAnchor
    lastAnchor = nil
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: inlines.append(.text(words(of: node)))
    case CMARK_NODE_SOFTBREAK: inlines.append(.softBreak)
    case CMARK_NODE_LINEBREAK:
      noteLineBreak(node)
      inlines.append(.hardBreak)
    case CMARK_NODE_CODE:
      warnOfShortFence(node)
      inlines.append(.code(text(cmark_node_get_literal(node))))
    case CMARK_NODE_EMPH: inlines.append(.emphasis(innerContent(of: node)))
    case CMARK_NODE_STRONG: inlines.append(.strong(innerContent(of: node)))
    case CMARK_NODE_LINK: inlines.append(link(node))
    case CMARK_NODE_IMAGE: inlines.append(.image(image(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      inlines.append(noteCall(node))
    case CMARK_NODE_HTML_INLINE:
      let literal = String(borrowing: cmark_node_get_literal(node))
      if let match = InlineSyntax.Match(literal: literal) {
        let count = inlines.count
        if match.kind == .attributes {
          readAttributes(match, behind: &inlines)
          if inlines.count == count { lastAnchor = anchor }
        } else {
          inlines.append(read(match))
        }
      } else if literal.isHTMLComment {
        // Comments are nothing.
        lastAnchor = anchor
      } else {
        let tag = ReadingMarks.removed(from: literal)
        element(tag, at: position(of: node), in: &inlines)
      }
    default:
      if node.isKind("strikethrough") {
        inlines.append(.strikethrough(innerContent(of: node)))
      }
    }
  }

  private mutating func link(_ node: CNode) -> Inline {
    let destination = text(cmark_node_get_url(node))
    let title = text(cmark_node_get_title(node))
    let position = position(of: node)
    if cmark_node_first_child(node) == nil, let reference = CrossReference(destination, position) {
      document.references.append(reference)
      return .reference(reference)
    }
    var content = innerContent(of: node)
    if content.isEmpty { content = [.text(destination)] }
    reportValue(inTitle: title, at: position)
    if destination.isEmpty || destination == "#" || destination.hasPrefix("?") {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: position, "this link leads to the page on which it stands",
          notes: ["A place in the book has a name: [text](#name) or [text](chapter.md#name)"]))
    }
    let link = Link(destination: destination, title: title, content: content, position: position)
    document.links.append(link)
    if !LinkAddress.isSafe(destination) {
      document.diagnostics.append(
        Diagnostic(.warning, at: position, "only its text is shown: a link may not lead there"))
    }
    return .link(link)
  }

  private mutating func image(_ node: CNode) -> Image {
    let content = innerContent(of: node)
    let image = Image(
      source: text(cmark_node_get_url(node)),
      title: text(cmark_node_get_title(node)), words: content, position: position(of: node))
    reportValue(inTitle: image.title, at: image.position)
    if content.contains(where: \.callsNote) {
      document.diagnostics.append(
        Diagnostic(
          at: image.position, "a note cannot be called in the text that stands for a picture",
          notes: ["It can be called behind the picture."]))
    }
    document.images.append(image)
    if LinkAddress.isExternal(image.source) || !LinkAddress.isSafe(image.source) {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: image.position,
          "only its text is shown: a picture comes from the book itself"))
    }
    reportForeignSyntax(of: image)
    return image
  }

  private mutating func read(_ match: InlineSyntax.Match) -> Inline {
    let delimiter: Int
    switch match.kind {
    case .anchor:
      let name = match.content(from: 2, to: 1)
      // White space beyond ASCII makes no id either.
      if !name.contains(where: \.isWhitespace) {
        lastAnchor = name
        strayAnchors.append((name, place(match.line, match.column)))
      }
      return .text(ReadingMarks.removed(from: match.source))
    case .role:
      document.diagnostics.append(.role(match.source, at: place(match.line, match.column)))
      return .text(ReadingMarks.removed(from: match.source))
    case .incomplete:
      document.diagnostics.append(.incomplete(match.source, at: place(match.line, match.column)))
      return .text(ReadingMarks.removed(from: match.source))
    case .attributes: return .text(ReadingMarks.removed(from: match.source))
    case .value: return .value(value(match))
    case .escape: return .text(ReadingMarks.removed(from: match.source))
    case .formula: delimiter = match.source.hasPrefix("$`") || !match.source.hasPrefix("$") ? 2 : 1
    case .display: delimiter = 2
    }
    let tex = excerpt(of: match, from: delimiter, to: delimiter)
    paragraph.hideLineBreaks(in: match.source, line: match.line, column: match.column)
    let formula = formula(tex, isDisplayed: match.kind == .display)
    if match.source.hasPrefix("$"), FormulaDelimiters.isText(formula.tex { _ in "0" }) {
      document.diagnostics.append(.prose(in: formula))
    }
    return .formula(formula)
  }

  /// The text between two delimiters of so many bytes, and where each of its lines stands.
  private mutating func excerpt(
    of match: InlineSyntax.Match, from start: Int, to end: Int
  ) -> Excerpt {
    let text = match.content(from: start, to: end)
    var starts = [place(match.line, match.column + start)]
    for _ in 0..<text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) {
      let line = starts[starts.count - 1].line + 1
      starts.append(located(line: line, byteColumn: textColumn(ofLine: line)))
    }
    return Excerpt(ReadingMarks.removed(from: text), lineStarts: starts)
  }

  private mutating func value(_ match: InlineSyntax.Match) -> InlineValue {
    let keyword = "{val}".utf8.count
    let fence = match.source.utf8.dropFirst(keyword).prefix { $0 == UInt8(ascii: "`") }.count
    let content = match.content(from: keyword + fence, to: fence)
    let isPadded =
      content.hasPrefix(" ") && content.hasSuffix(" ") && content.contains { $0 != " " }
    let padding = isPadded ? 1 : 0
    let value = InlineValue(
      source: excerpt(of: match, from: keyword + fence + padding, to: fence + padding))
    paragraph.hideLineBreaks(in: match.source, line: match.line, column: match.column)
    document.values.append(value)
    return value
  }
}
