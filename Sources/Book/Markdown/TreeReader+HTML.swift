import CCMarkGFM
import Experiments

/// Blocks that are folded away behind a line of text.
struct Details: Hashable, Sendable {
  /// Empty where the author gave none.
  var summary: [Inline]
  var blocks: [Block]
}

/// A `<details>` whose end has not been found yet.
struct OpenDetails {
  /// Where its tag stands among the blocks, shown as code as long as it has no end.
  var index: Int
  var summary: [Inline]?
  var position: SourcePosition
}

extension TreeReader {
  /// Reads a block of HTML: what can be folded away is, comments say nothing to a reader, and all else is shown as it
  /// was typed.
  mutating func rawHTML(_ node: CNode, into blocks: inout [Block]) {
    let marked = String(borrowing: cmark_node_get_literal(node))
    let html = ReadingMarks.removed(from: marked)
    let line = Int(cmark_node_get_start_line(node))
    literalLines.append(line...max(line, Int(cmark_node_get_end_line(node))))
    let excerpt = Excerpt(html, lineStarts: lineStarts(of: marked, from: line))
    for piece in HTMLPiece.pieces(of: html) {
      switch piece {
      case .openDetails(let start):
        openDetails.append(
          OpenDetails(index: blocks.count, position: excerpt.position(ofByte: start)))
        blocks.append(.code(shown("<details>", at: excerpt.position(ofByte: start))))
      case .closeDetails(let start): close(at: excerpt.position(ofByte: start), &blocks)
      case .summary(let range): summary(excerpt.piece(range), &blocks)
      case .openComment(let start):
        document.diagnostics.append(
          Diagnostic(
            at: excerpt.position(ofByte: start), length: 4, "this comment has no end",
            notes: ["Everything behind it is left out; '-->' ends it."]))
      case .other(let range):
        // The whole of a block is shown with its lines as they are.
        let isWhole =
          html.utf8.prefix(range.lowerBound).allSatisfy(\.isWhiteSpace)
          && html.utf8.dropFirst(range.upperBound).allSatisfy(\.isWhiteSpace)
        other(excerpt.piece(range), shownAs: isWhole ? html : nil, &blocks)
      }
    }
  }

  /// Where the lines of a block stand in the file.
  private mutating func lineStarts(of text: String, from first: Int) -> [SourcePosition] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      offset, content in
      let column = max(0, source.line(first + offset).count - content.utf8.count) + 1
      return located(line: first + offset, byteColumn: column)
    }
  }

  private func shown(_ html: String, at position: SourcePosition) -> CodeBlock {
    CodeBlock(language: "html", code: html, position: position)
  }

  private mutating func close(at position: SourcePosition, _ blocks: inout [Block]) {
    guard let open = openDetails.popLast() else {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: position, length: "</details>".count,
          "nothing before ends with </details>, so it is shown as text"))
      return blocks.append(.code(shown("</details>", at: position)))
    }
    // Behind the tag stands the summary, if there is one.
    let content = Array(blocks.dropFirst(open.index + (open.summary == nil ? 1 : 2)))
    let details = Details(summary: open.summary ?? [], blocks: content)
    blocks.replaceSubrange(open.index..., with: [.details(details)])
  }

  private mutating func summary(_ text: Excerpt, _ blocks: inout [Block]) {
    guard let open = openDetails.last, open.summary == nil, blocks.count == open.index + 1 else {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: text.start, "<summary> is shown as text",
          notes: ["It stands once in <details>, before everything else."]))
      return blocks.append(.code(shown("<summary>\(text.text)</summary>", at: text.start)))
    }
    let content = inlines(text)
    openDetails[openDetails.count - 1].summary = content
    // Without an end, its words are part of the text.
    blocks.append(.paragraph(content))
  }

  /// Running text with all that is in it.
  private mutating func inlines(_ text: Excerpt) -> [Inline] {
    var found = Document.parseInline(text)
    if !found.unknownCalls.isEmpty {
      var calls: [SourcePosition: FootnoteReference] = [:]
      for call in found.unknownCalls { calls[call.position] = notes.call(call) }
      found = Document.parseInline(text, calls: calls)
    }
    document.values += found.values
    document.references += found.references
    document.links += found.links
    document.images += found.images
    document.formulas += found.formulas
    document.diagnostics += found.diagnostics
    return found.content
  }

  /// HTML that the text may not have, or words among tags, where the parser reads no Markdown.
  private mutating func other(
    _ text: Excerpt, shownAs html: String?, _ blocks: inout [Block]
  ) {
    let tag = text.text.split(separator: "\n").first.map(String.init) ?? text.text
    guard text.text.utf8.contains(UInt8(ascii: "<")) else {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: text.start, length: tag.count,
          "no Markdown is read right behind a line of HTML, so this is shown as it is",
          notes: ["An empty line stands between them."]))
      return blocks.append(.paragraph([.text(text.text)]))
    }
    document.diagnostics.append(.rawHTML(tag, at: text.start))
    blocks.append(.code(shown(html ?? text.text, at: text.start)))
  }

  /// Reports the `<details>` that have no end.
  mutating func endDetails() {
    for open in openDetails {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: open.position, length: "<details>".count,
          "<details> has no end, so it is shown as text",
          notes: ["</details> stands on a line of its own, not in a list or a quote of its own."]))
    }
    openDetails = []
  }
}

extension Excerpt {
  /// The place of a byte of the text.
  fileprivate func position(ofByte offset: Int) -> SourcePosition {
    position(of: text.utf8.index(text.startIndex, offsetBy: offset))
  }

  /// A part of the text without white space at its ends.
  fileprivate func piece(_ range: Range<Int>) -> Excerpt {
    let bytes = Array(text.utf8)
    let start = bytes[range].firstIndex { !$0.isWhiteSpace } ?? range.upperBound
    let end = bytes[range].lastIndex { !$0.isWhiteSpace }.map { $0 + 1 } ?? start
    let first = position(ofByte: start)
    let lines = bytes[..<start].count { $0 == UInt8(ascii: "\n") }
    return Excerpt(
      String(decoding: bytes[start..<max(start, end)], as: UTF8.self),
      lineStarts: [first] + lineStarts.dropFirst(lines + 1))
  }
}
