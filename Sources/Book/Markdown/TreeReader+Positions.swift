import CCMarkGFM
import Experiments

extension TreeReader {
  /// The first character of a node.
  mutating func position(of node: CNode) -> SourcePosition {
    var line = Int(cmark_node_get_start_line(node))
    // A link is given the line on which it ends; what is inside it knows better.
    if let child = cmark_node_first_child(node), cmark_node_get_type(node) == CMARK_NODE_LINK {
      let childLine = Int(cmark_node_get_start_line(child))
      if childLine > 0, childLine < line { line = childLine }
    }
    return place(line, Int(cmark_node_get_start_column(node)))
  }

  /// The line and the column in bytes of a piece of running text.
  func bytePlace(of node: CNode) -> (line: Int, column: Int) {
    let place = paragraph.place(
      line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)))
    let start = place.isFirst ? 1 : textColumn(ofLine: place.line)
    return (place.line, start + place.distance)
  }

  /// Keeps count of lines that end with a backslash.
  mutating func noteLineBreak(_ node: CNode) {
    let line =
      cmark_node_previous(node).map(lastLine)
      ?? cmark_node_parent(node).map { Int(cmark_node_get_start_line($0)) } ?? 0
    let place = paragraph.place(line: line, column: 1 << 32)
    let text = source.line(place.line)
    guard line > 0, text.last == UInt8(ascii: "\\") else { return }
    let start = place.isFirst ? 1 : textColumn(ofLine: place.line)
    paragraph.hideLineBreak(line: line, distance: text.count - (start - 1))
  }

  /// As the parser counts, which gives no place to what it was told to be a formula or a value.
  private func lastLine(of node: CNode) -> Int {
    let isOurs = cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE
    let match =
      isOurs ? InlineSyntax.Match(literal: String(borrowing: cmark_node_get_literal(node))) : nil
    return match?.line ?? Int(cmark_node_get_end_line(node))
  }

  func reportedStart(of node: CNode) -> (line: Int, column: Int) {
    (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node)))
  }

  /// Where a paragraph or a cell begins if the parser has lost its place: it gives a table the place
  /// of a paragraph right above it, and that paragraph none at all.
  func actualStart(of node: CNode) -> (line: Int, column: Int)? {
    let start = reportedStart(of: node)
    if start.line == 0, let next = cmark_node_next(node) { return reportedStart(of: next) }
    if let line = lineBehindDefinitions(of: node, from: start.line) {
      return (line, textColumn(ofLine: line))
    }
    guard let row = cmark_node_parent(node), row.isKind("table_header"),
      let table = cmark_node_parent(row)
    else { return nil }
    // The header stands two lines above the first row, or one above the last line of all.
    let body = cmark_node_next(row).map { reportedStart(of: $0).line }
    let line = (body ?? Int(cmark_node_get_end_line(table)) + 1) - 2
    guard line != start.line else { return nil }
    // Its columns count from the paragraph's beginning, so only their distance from its end is right.
    return (line, start.column + source.line(line).count - Int(cmark_node_get_end_column(row)))
  }

  /// The line on which a paragraph's text begins if definitions of links stand before it.
  private func lineBehindDefinitions(of node: CNode, from line: Int) -> Int? {
    guard excerpt == nil, cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH else { return nil }
    let last = Int(cmark_node_get_end_line(node))
    let count = LinkDefinitions.lineCount { index in
      guard line + index <= last else { return nil }
      let bytes = source.line(line + index)
      // What a list item's mark leaves is the text of its first line.
      let column =
        index == 0 ? Int(cmark_node_get_start_column(node)) : textColumn(ofLine: line + index)
      return Array(bytes.dropFirst(column - 1))
    }
    return count > 0 ? line + count : nil
  }

  /// Turns a line and column as the parser counts them into a place in the file.
  mutating func place(_ line: Int, _ column: Int) -> SourcePosition {
    let place = paragraph.place(line: line, column: column)
    let start = place.isFirst ? 1 : textColumn(ofLine: place.line)
    return located(line: place.line, byteColumn: start + place.distance)
  }

  /// A place in the file, or in the file from which the text was cut.
  mutating func located(line: Int, byteColumn: Int) -> SourcePosition {
    let position = counter.position(
      in: source, line: min(max(1, line), source.lineCount), byteColumn: byteColumn)
    guard let excerpt else { return position }
    // One for the character put in front, one because columns count from 1.
    return excerpt.position(characterOffset: position.column - 2)
  }

  /// The column in bytes where a line's own text begins, behind quote marks and indentation.
  func textColumn(ofLine number: Int) -> Int {
    let line = source.line(number)
    var index = line.startIndex
    func skipSpace() {
      // Only these two indent; other white space is text.
      while index < line.endIndex, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(line[index]) {
        index += 1
      }
    }
    skipSpace()
    for _ in 0..<quoteDepth where index < line.endIndex && line[index] == UInt8(ascii: ">") {
      index += 1
      skipSpace()
    }
    return index - line.startIndex + 1
  }
}
