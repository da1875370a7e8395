import CCMarkGFM
import Experiments

/// Running text as it is read: only the end of a heading needs to know an explicit anchor from
/// other text.
enum ReadInline {
  case plain(Inline)
  case explicitAnchor(String)

  var inline: Inline {
    switch self {
    case .plain(let inline): inline
    case .explicitAnchor(let name): .text("{#\(name)}")
    }
  }
}

extension TreeReader {
  /// The content of a paragraph, a heading or a table cell.
  mutating func paragraphInlines(of node: CNode) -> [ReadInline] {
    let start = reportedStart(of: node)
    paragraph = ParagraphPlace(reported: start, actual: actualStart(of: node) ?? start)
    return inlines(in: node)
  }

  private mutating func inlines(in parent: CNode) -> [ReadInline] {
    guard enter(parent) else { return [] }
    defer { depth -= 1 }
    var inlines: [ReadInline] = []
    for node in parent.children { read(node, into: &inlines) }
    return inlines
  }

  private mutating func content(of node: CNode) -> [Inline] { inlines(in: node).map(\.inline) }

  private mutating func read(_ node: CNode, into inlines: inout [ReadInline]) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      inlines.append(.plain(.text(String(borrowing: cmark_node_get_literal(node)))))
    case CMARK_NODE_SOFTBREAK: inlines.append(.plain(.softBreak))
    case CMARK_NODE_LINEBREAK:
      noteLineBreak(node)
      inlines.append(.plain(.hardBreak))
    case CMARK_NODE_CODE:
      inlines.append(.plain(.code(String(borrowing: cmark_node_get_literal(node)))))
    case CMARK_NODE_EMPH: inlines.append(.plain(.emphasis(content(of: node))))
    case CMARK_NODE_STRONG: inlines.append(.plain(.strong(content(of: node))))
    case CMARK_NODE_LINK: inlines.append(.plain(link(node)))
    case CMARK_NODE_IMAGE: inlines.append(.plain(.image(image(node))))
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      let number = Int(String(borrowing: cmark_node_get_literal(node))) ?? 0
      if footnoteReferences[number] == nil { newFootnotes.append(number) }
      footnoteReferences[number, default: 0] += 1
      let occurrence = footnoteReferences[number, default: 1]
      inlines.append(.plain(.footnote(FootnoteReference(number: number, occurrence: occurrence))))
    case CMARK_NODE_HTML_INLINE:
      let literal = String(borrowing: cmark_node_get_literal(node))
      if let match = InlineSyntax.Match(literal: literal) {
        inlines.append(read(match))
      } else if !literal.isHTMLComment {
        document.diagnostics.append(.rawHTML(at: position(of: node)))
        inlines.append(.plain(.text(literal)))
      }
    default:
      if node.isKind("strikethrough") {
        inlines.append(.plain(.strikethrough(content(of: node))))
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
    var content = content(of: node)
    if content.isEmpty { content = [.text(destination)] }
    let link = Link(destination: destination, title: title, content: content, position: position)
    document.links.append(link)
    if !LinkAddress.isSafe(destination) {
      document.diagnostics.append(
        Diagnostic(.warning, at: position, "only its text is shown: a link may not lead there"))
    }
    return .link(link)
  }

  private mutating func image(_ node: CNode) -> Image {
    let content = content(of: node)
    let image = Image(
      source: String(borrowing: cmark_node_get_url(node)),
      title: String(borrowing: cmark_node_get_title(node)),
      alternative: PlainText.text(of: content), position: position(of: node))
    document.images.append(image)
    if LinkAddress.isExternal(image.source) || !LinkAddress.isSafe(image.source) {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: image.position,
          "only its text is shown: a picture comes from the book itself"))
    }
    return image
  }

  private mutating func read(_ match: InlineSyntax.Match) -> ReadInline {
    let delimiter: Int
    switch match.kind {
    case .anchor:
      let name = match.content(from: 2, to: 1)
      // White space beyond ASCII makes no id either.
      return name.contains(where: \.isWhitespace)
        ? .plain(.text(match.source)) : .explicitAnchor(name)
    case .incomplete:
      document.diagnostics.append(.incomplete(match.source, at: place(match.line, match.column)))
      return .plain(.text(match.source))
    case .value: return .plain(.value(value(match)))
    case .formula: delimiter = match.source.hasPrefix("$`") ? 2 : 1
    case .display: delimiter = 2
    }
    let tex = excerpt(of: match, from: delimiter, to: delimiter)
    paragraph.hideLineBreaks(in: match.source, line: match.line, column: match.column)
    let formula = Formula(tex: tex, isDisplayed: match.kind == .display)
    document.formulas.append(formula)
    return .plain(.formula(formula))
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
    guard !destination.isEmpty, !destination.contains(":") else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      file: parts[0].isEmpty ? nil : String(parts[0]),
      anchor: parts.count > 1 ? String(parts[1]) : nil,
      position: position, length: destination.count + "[]()".count)
  }
}

extension Diagnostic {
  fileprivate static func incomplete(_ source: String, at position: SourcePosition) -> Diagnostic {
    source == "$$"
      ? Diagnostic(
        at: position, length: 2, "formula is empty or not closed",
        notes: ["Write $$ before and after it, on lines of their own if it has several lines."])
      : Diagnostic(
        at: position, length: source.count, "no value after {val}",
        notes: ["Write a path as code directly behind it: {val}`experiment.loss`"])
  }
}
