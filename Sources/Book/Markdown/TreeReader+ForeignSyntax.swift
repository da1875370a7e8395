import Bytes
import CCMarkGFM
import Experiments

extension TreeReader {
  /// Warns of what stands in a piece of text, at its place.
  mutating func report(foreignSyntaxIn text: String, _ node: CNode) {
    var findings: [ForeignSyntax.Finding] = []
    if excerpt == nil, beginsLine(node), let finding = ForeignSyntax.finding(atStartOf: text) {
      findings.append(finding)
    }
    let codeFollows =
      cmark_node_next(node).map { cmark_node_get_type($0) == CMARK_NODE_CODE } ?? false
    findings += ForeignSyntax.findings(in: text, codeFollows: codeFollows)
    guard !findings.isEmpty else { return }
    let bytes = Array(text.utf8)
    for finding in findings {
      guard let position = typed(bytes[finding.range], at: finding.range.lowerBound, of: node)
      else { continue }
      document.diagnostics.append(
        Diagnostic(
          .warning, at: position,
          length: String(decoding: bytes[finding.range], as: UTF8.self).count, finding.message,
          suggestion: finding.suggestion, notes: finding.note.map { [$0] } ?? []))
    }
  }

  private func beginsLine(_ node: CNode) -> Bool {
    if let previous = cmark_node_previous(node) {
      return cmark_node_get_type(previous) == CMARK_NODE_SOFTBREAK
    }
    return cmark_node_parent(node).map { cmark_node_get_type($0) == CMARK_NODE_PARAGRAPH } ?? false
  }

  /// Where a piece of a text is typed just so; nil if it is not, as with a backslash before it. In the file it
  /// stands no nearer to the start of the text than in the text itself.
  private mutating func typed(
    _ piece: ArraySlice<UInt8>, at offset: Int, of node: CNode
  ) -> SourcePosition? {
    let start = reportedStart(of: node)
    let place = paragraph.place(line: start.line, column: start.column)
    let first = (place.isFirst ? 1 : textColumn(ofLine: place.line)) + place.distance
    let line = source.line(place.line)
    let length = Int(cmark_node_get_end_column(node)) - start.column + 1
    let limit = min(line.count, first - 1 + max(length, 0))
    var index = first - 1 + offset
    while index >= 0, index + piece.count <= limit {
      let found = line[(line.startIndex + index)...]
      if found.starts(with: piece) {
        let before = line[..<found.startIndex].reversed()
        let isEscaped = before.prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
        if !isEscaped { return located(line: place.line, byteColumn: index + 1) }
      }
      index += 1
    }
    return nil
  }

  /// A title is taken as it is typed: a value in it would not be one.
  mutating func report(foreignSyntaxInTitle title: String, at position: SourcePosition) {
    guard ByteSearch.contains("{val}", in: title) else { return }
    document.diagnostics.append(
      Diagnostic(
        at: position, "a value cannot stand in the title of a link or a picture",
        notes: ["It can stand in the text of the link."]))
  }

  /// Names that nothing has taken: they end neither a heading nor an item of a list.
  mutating func reportStrayAnchors() {
    for anchor in strayAnchors {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: anchor.position, length: anchor.name.count + "{#}".count,
          "nothing takes the name '\(anchor.name)' here, so it is shown as text",
          notes: ["A name stands at the end of a heading or of an item of a list."]))
    }
  }
}
