import Bytes
import CCMarkGFM
import Experiments

extension TreeReader {
  /// Code to show, a formula, or a directive to run.
  mutating func codeBlock(_ node: CNode) -> Block {
    let line = Int(cmark_node_get_start_line(node))
    literalLines.append(line...max(line, Int(cmark_node_get_end_line(node))))
    let start = located(line: line, byteColumn: Int(cmark_node_get_start_column(node)))
    let info = text(cmark_node_get_fence_info(node))
    let words = info.split { $0.isWhitespace }.map(String.init)
    let code = String(borrowing: cmark_node_get_literal(node))
    let language = words.first ?? ""

    if language == "math" {
      return .formula(formula(body(code, belowLine: line), isDisplayed: true))
    }
    if let kind = Fence.Kind(rawValue: language) {
      let name = words.count > 1 ? words[1] : nil
      let fence = Fence(
        kind: kind, name: name, body: body(code, belowLine: line), position: start,
        namePosition: namePosition(line: line, words: words))
      check(fence, words: words)
      if let problem = end(of: fence, lastLine: Int(cmark_node_get_end_line(node))) {
        // What it holds is not the directive's own; errors in it would only confuse.
        document.diagnostics.append(problem)
      } else {
        document.fences.append(fence)
        readCalls(inCaptionOf: fence)
      }
      return .directive(fence)
    }
    if let warning = OtherDialects.warning(forFence: info, at: start) {
      document.diagnostics.append(warning)
    }
    let block = CodeBlock(
      language: language, code: ReadingMarks.removed(from: code), position: start)
    document.codeBlocks.append(block)
    return .code(block)
  }

  /// A paragraph that begins with two backticks and a directive's word is meant for a fence.
  mutating func warnOfShortFence(_ node: CNode) {
    guard cmark_node_previous(node) == nil, let parent = cmark_node_parent(node),
      cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH
    else { return }
    let line = Int(cmark_node_get_start_line(node))
    let text = "``" + String(borrowing: cmark_node_get_literal(node))
    let start = textColumn(ofLine: line) - 1
    guard source.line(line).dropFirst(start).starts(with: "``".utf8),
      let finding = OtherDialects.fence(atStartOf: text)
    else { return }
    document.diagnostics.append(
      .otherDialect(finding, at: located(line: line, byteColumn: start + 1)))
  }

  /// The lines below a fence. Each is what remains of a line of the file once quote marks and
  /// indentation are cut off, so its column follows from its length.
  mutating func body(_ code: String, belowLine fence: Int) -> Excerpt {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    var starts: [SourcePosition] = []
    for (offset, text) in lines.enumerated() {
      let line = fence + 1 + offset
      let column = max(0, source.line(line).count - text.utf8.count) + 1
      starts.append(located(line: line, byteColumn: column))
    }
    return Excerpt(ReadingMarks.removed(from: code), lineStarts: starts)
  }

  /// An error if a directive has swallowed what follows it.
  private func end(of fence: Fence, lastLine: Int) -> Diagnostic? {
    let word = fence.kind.rawValue
    let lines = fence.body.text.split(separator: "\n", omittingEmptySubsequences: false)
    if let inner = lines.firstIndex(where: { $0.hasPrefix("```") }) {
      return Diagnostic(
        at: fence.body.position(line: inner + 1, column: 1), length: lines[inner].count,
        "a fence begins inside this \(word)",
        notes: ["the line ``` that ends the \(word) of line \(fence.position.line) is missing"])
    }
    let last = source.line(lastLine).reversed().drop(while: \.isWhiteSpace)
    let isClosed = last.starts(with: "```".utf8) || last.starts(with: "~~~".utf8)
    return isClosed
      ? nil
      : Diagnostic(
        at: fence.position, length: 3, "this \(word) has no end",
        notes: ["a line ``` ends it"])
  }

  private mutating func namePosition(line: Int, words: [String]) -> SourcePosition {
    let bytes = source.line(line)
    let isFence = { (byte: UInt8) in byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") }
    var index = bytes.firstIndex(where: isFence) ?? bytes.startIndex
    index = bytes[index...].firstIndex { !isFence($0) } ?? bytes.endIndex
    let skipSpace = { (index: Int) in
      bytes[index...].firstIndex { !$0.isWhiteSpace } ?? bytes.endIndex
    }
    index = skipSpace(index)
    if words.count > 1 {
      index = skipSpace(min(bytes.endIndex, index + words[0].utf8.count))
    } else {
      index = min(bytes.endIndex, index + (words.first?.utf8.count ?? 0))
    }
    return located(line: line, byteColumn: index - bytes.startIndex + 1)
  }

  private mutating func check(_ fence: Fence, words: [String]) {
    if fence.kind == .include {
      if fence.name != nil {
        document.diagnostics.append(
          Diagnostic(
            at: fence.namePosition, length: words[1].count, "include takes no name",
            notes: ["the file and the symbol stand inside: file: Engine/Layers/Dense.swift"]))
      }
      return
    }
    if fence.name == nil, fence.kind != .claim {
      let example = fence.kind == .experiment ? "deep-sigmoid" : "fig-deep-sigmoid"
      document.diagnostics.append(
        Diagnostic(
          at: fence.namePosition, "\(fence.kind.rawValue) has no name",
          notes: ["Write one behind the word: ```\(fence.kind.rawValue) \(example)"]))
    }
    if words.count > 2 {
      document.diagnostics.append(
        Diagnostic(
          at: fence.namePosition, length: words.dropFirst().joined(separator: " ").count,
          "a name is one word without spaces", suggestion: words.dropFirst().joined(separator: "-"))
      )
    }
  }
}
