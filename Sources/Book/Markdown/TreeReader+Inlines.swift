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
    for node in parent.children { read(node, into: &inlines) }
    endElements(from: 0)
    openElements = outer
    return inlines
  }

  /// The content of a piece of running text: a name in it is not the paragraph's.
  private mutating func innerContent(of node: CNode) -> [Inline] {
    defer { lastAnchor = nil }
    return content(of: node)
  }

  private mutating func read(_ node: CNode, into inlines: inout [Inline]) {
    let (anchor, count) = (lastAnchor, inlines.count)
    lastAnchor = nil
    // Comments are nothing.
    defer { if inlines.count == count { lastAnchor = anchor } }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      let text = String(borrowing: cmark_node_get_literal(node))
      if ByteSearch.contains("](", in: text) { reportSpaces(inAddressesOf: text, at: node) }
      report(foreignSyntaxIn: text, node)
      inlines.append(.text(text))
    case CMARK_NODE_SOFTBREAK: inlines.append(.softBreak)
    case CMARK_NODE_LINEBREAK:
      noteLineBreak(node)
      inlines.append(.hardBreak)
    case CMARK_NODE_CODE:
      inlines.append(.code(String(borrowing: cmark_node_get_literal(node))))
    case CMARK_NODE_EMPH: inlines.append(.emphasis(innerContent(of: node)))
    case CMARK_NODE_STRONG: inlines.append(.strong(innerContent(of: node)))
    case CMARK_NODE_LINK: inlines.append(link(node))
    case CMARK_NODE_IMAGE: inlines.append(.image(image(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      inlines.append(noteCall(node))
    case CMARK_NODE_HTML_INLINE:
      let literal = String(borrowing: cmark_node_get_literal(node))
      if let match = InlineSyntax.Match(literal: literal) {
        if match.kind == .attributes {
          readAttributes(match, behind: &inlines)
        } else {
          inlines.append(read(match))
        }
      } else if !literal.isHTMLComment {
        element(literal, at: position(of: node), in: &inlines)
      }
    default:
      if node.isKind("strikethrough") {
        inlines.append(.strikethrough(innerContent(of: node)))
      }
    }
  }

  private mutating func link(_ node: CNode) -> Inline {
    let destination = String(borrowing: cmark_node_get_url(node))
    let title = String(borrowing: cmark_node_get_title(node))
    let position = position(of: node)
    if cmark_node_first_child(node) == nil, let reference = CrossReference(destination, position) {
      document.references.append(reference)
      return .reference(reference)
    }
    var content = innerContent(of: node)
    if content.isEmpty { content = [.text(destination)] }
    report(foreignSyntaxInTitle: title, at: position)
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
      source: String(borrowing: cmark_node_get_url(node)),
      title: String(borrowing: cmark_node_get_title(node)), words: content,
      position: position(of: node))
    report(foreignSyntaxInTitle: image.title, at: image.position)
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
      return .text(match.source)
    case .incomplete:
      document.diagnostics.append(.incomplete(match.source, at: place(match.line, match.column)))
      return .text(match.source)
    case .attributes: return .text(match.source)
    case .value: return .value(value(match))
    case .formula: delimiter = match.source.hasPrefix("$`") ? 2 : 1
    case .display: delimiter = 2
    }
    let tex = excerpt(of: match, from: delimiter, to: delimiter)
    paragraph.hideLineBreaks(in: match.source, line: match.line, column: match.column)
    return .formula(formula(tex, isDisplayed: match.kind == .display))
  }

  /// A formula with the values in it.
  mutating func formula(_ tex: Excerpt, isDisplayed: Bool) -> Formula {
    let formula = Formula(tex, isDisplayed: isDisplayed)
    document.formulas.append(formula)
    document.values += formula.values.map(\.value)
    document.diagnostics += formula.brokenValues.map { .incomplete("{val}", at: $0) }
    return formula
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
    return Excerpt(text, lineStarts: starts)
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

extension CrossReference {
  /// A reference to something inside the book; nil for an address elsewhere.
  init?(_ destination: String, _ position: SourcePosition) {
    guard !destination.isEmpty, LinkAddress.scheme(of: destination) == nil,
      !destination.hasPrefix("//")
    else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      file: parts[0].isEmpty ? nil : String(parts[0]),
      anchor: parts.count > 1 ? String(parts[1]) : nil, destination: destination,
      position: position, length: destination.count + "[]()".count)
  }
}

extension Diagnostic {
  static func incomplete(_ source: String, at position: SourcePosition) -> Diagnostic {
    source == "$$"
      ? Diagnostic(
        at: position, length: 2, "formula is empty or not closed",
        notes: ["Write $$ before and after it, on lines of their own if it has several lines."])
      : Diagnostic(
        at: position, length: source.count, "no value after {val}",
        notes: ["Write a path as code directly behind it: {val}`experiment.loss`"])
  }
}
