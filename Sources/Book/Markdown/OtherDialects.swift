import Bytes
import CCMarkGFM
import Experiments

/// What other tools read as more than text and this one does not. It is shown as it was typed, and said so.
enum OtherDialects {
  struct Finding: Equatable {
    /// As it stands in the text.
    var words: String
    var notes: [String]
  }

  /// What a piece of running text has of them. Only a few characters lead there, so most texts cost one look.
  static func findings(in text: String) -> [Finding] {
    guard leading.isFound(in: text) else { return [] }
    let bytes = Array(text.utf8)
    var findings: [Finding] = []
    var index = 0
    while let place = leading.firstIndex(in: bytes.span, from: index) {
      index = place + 1
      let found =
        switch bytes[place] {
        case UInt8(ascii: "\\"): command(at: place, in: bytes)
        case UInt8(ascii: "{"): brace(at: place, in: bytes)
        case UInt8(ascii: "["): bracket(at: place, in: bytes)
        case UInt8(ascii: "="): mark(at: place, in: bytes)
        case UInt8(ascii: "$"): paddedFormula(at: place, in: bytes)
        default: key(at: place, in: bytes)
        }
      if let found { findings.append(found) }
    }
    return findings
  }

  /// What the beginning of a paragraph, or of one of its lines, has of them.
  static func finding(atStartOf text: String, isFirst: Bool, isBelowTable: Bool) -> Finding? {
    if isBelowTable, text.hasPrefix(": ") || text.hasPrefix("Table: ") {
      return Finding(
        words: ":", notes: ["A table has no caption: write it as a sentence above the table."])
    }
    if text.hasPrefix(": ") {
      return Finding(
        words: ":",
        notes: ["There are no lists of definitions: write a list, or a heading for each."])
    }
    if text.hasPrefix(":::") {
      return Finding(words: ":::", notes: ["A remark set apart is a quote: > [!NOTE]"])
    }
    if text.hasPrefix("!!! ") || text.hasPrefix("??? ") {
      return Finding(
        words: String(text.prefix(3)), notes: ["A remark set apart is a quote: > [!NOTE]"])
    }
    if let finding = fence(atStartOf: text) { return finding }
    if text.hasPrefix("("), text.hasSuffix(")="),
      text.utf8.dropFirst().dropLast(2).allSatisfy(\.isAnchorByte)
    {
      return Finding(
        words: text, notes: ["A name stands at the end of a heading: # Title {#name}"])
    }
    if ["[toc]", "[[toc]]"].contains(text.lowercased()) {
      return Finding(words: text, notes: ["The contents of every page stand beside it already."])
    }
    let isDelimiterRow =
      text.utf8.contains(UInt8(ascii: "|")) && text.utf8.contains(UInt8(ascii: "-"))
      && text.utf8.allSatisfy { "|-: ".utf8.contains($0) }
    return isDelimiterRow && !isFirst
      ? Finding(
        words: text, notes: ["A table needs as many cells in this row as in the one above it."])
      : nil
  }

  /// Whether a line with this first byte is worth a closer look.
  static func mayStart(_ byte: UInt8) -> Bool {
    #":!?T|-[('""#.utf8.contains(byte) || byte >= 0xE2
  }

  private static let leading = ByteSet { #"\@{[=$"#.utf8.contains($0) }

  /// `\eqref{…}`, `\textbf{…}`, `\begin{…}`.
  private static func command(at place: Int, in bytes: [UInt8]) -> Finding? {
    let name = bytes[(place + 1)...].prefix(while: \.isLetter)
    let word = String(decoding: name, as: UTF8.self)
    if layout.contains(word) {
      return Finding(
        words: "\\" + word, notes: ["The page lays itself out: there is no command for it."])
    }
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "{")
    else { return nil }
    let note =
      ["ref", "eqref", "autoref", "cref", "Cref", "cite", "citep", "citet", "label"].contains(word)
      ? "A reference is a link without text: [](#name)" : "TeX stands between dollars: $…$"
    return Finding(words: "\\" + word, notes: [note])
  }

  private static let layout: Set = [
    "newpage", "pagebreak", "clearpage", "noindent", "maketitle", "tableofcontents", "appendix",
    "bigskip", "medskip", "smallskip", "centering", "hfill", "vfill",
  ]

  /// `@fig-depth`, `[@glorot-2010]`.
  private static func key(at place: Int, in bytes: [UInt8]) -> Finding? {
    let before = place > 0 ? bytes[place - 1] : UInt8(ascii: " ")
    guard !before.isAnchorByte else { return nil }
    var name = bytes[(place + 1)...].prefix(while: \.isAnchorByte)
    while name.last == UInt8(ascii: ".") { name.removeLast() }
    let word = String(decoding: name, as: UTF8.self)
    let isReference = prefixes.contains { word.hasPrefix($0) } || before == UInt8(ascii: "[")
    guard isReference, name.first?.isLetter == true else { return nil }
    return Finding(words: "@" + word, notes: ["A reference is a link without text: [](#\(word))"])
  }

  private static let prefixes = [
    "fig-", "tbl-", "eq-", "sec-", "lst-", "thm-", "fig:", "tbl:", "eq:", "sec:",
  ]
}

extension TreeReader {
  /// Warnings about what other tools would read in a text.
  mutating func warnOfOtherDialects(in text: String, of node: CNode) {
    let findings = OtherDialects.findings(in: text)
    guard !findings.isEmpty else { return }
    let (line, column) = bytePlace(of: node)
    let bytes = source.line(line)
    let end = bytes.endIndex
    // The parser gives no place to what it makes up itself, such as the text of a note that is not there.
    var next: Int? = max(bytes.startIndex, min(bytes.startIndex + column - 1, end))
    for finding in findings {
      // The text may have lost escapes, so each is looked for where it can stand; from the first that is not
      // found on, all are given the place of the text.
      let found = next.flatMap {
        ByteSearch.firstRange(
          of: finding.words.utf8Span.span, in: source.bytes.span.extracting(..<end), from: $0)
      }
      next = found?.upperBound
      if let found, isEscaped(found.lowerBound, in: bytes) { continue }
      let position = found.map {
        located(line: line, byteColumn: $0.lowerBound - bytes.startIndex + 1)
      }
      document.diagnostics.append(.otherDialect(finding, at: position ?? self.position(of: node)))
    }
  }

  /// Whether a backslash takes away what a byte might mean.
  private func isEscaped(_ index: Int, in line: ArraySlice<UInt8>) -> Bool {
    line[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  /// A warning about the beginning of a paragraph, or of one of its lines.
  mutating func warnOfOtherDialects(atStartOf text: String, of node: CNode) {
    guard let first = text.utf8.first, OtherDialects.mayStart(first),
      let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH
    else { return }
    let previous = cmark_node_previous(node)
    let isFirst = previous == nil
    guard isFirst || previous.map(cmark_node_get_type) == CMARK_NODE_SOFTBREAK else { return }
    let isBelowTable = isFirst && cmark_node_previous(parent)?.isKind("table") == true
    guard
      let finding = OtherDialects.finding(
        atStartOf: text, isFirst: isFirst, isBelowTable: isBelowTable)
    else { return }
    document.diagnostics.append(.otherDialect(finding, at: position(of: node)))
  }
}

extension Diagnostic {
  static func otherDialect(
    _ finding: OtherDialects.Finding, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      .warning, at: position, length: finding.words.count, "'\(finding.words)' is shown as text",
      notes: finding.notes)
  }
}
