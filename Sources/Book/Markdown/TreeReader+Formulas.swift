import Bytes
import CCMarkGFM
import Experiments

extension TreeReader {
  /// A formula on lines of its own.
  mutating func formulaBlock(_ node: CNode) -> [Block] {
    let line = Int(cmark_node_get_start_line(node))
    let column = Int(cmark_node_get_start_column(node))
    let first = Array(source.line(line).dropFirst(column - 1))
    guard let lines = FormulaLines(opening: first) else { return [] }
    var code = String(borrowing: cmark_node_get_literal(node))
    if !lines.isEnvironment, FormulaBlocks.isClosed(node) { cutClosing(lines, from: &code) }
    var tex = body(code, belowLine: line)
    if lines.isEnvironment {
      let start = located(line: line, byteColumn: column)
      let text = ReadingMarks.removed(from: String(decoding: first, as: UTF8.self))
      tex = Excerpt(text + "\n" + tex.text, lineStarts: [start] + tex.lineStarts)
    }
    guard FormulaBlocks.isClosed(node), tex.text.contains(where: { !$0.isWhitespace }) else {
      document.diagnostics.append(
        .openFormula(at: located(line: line, byteColumn: column), lines, first: first))
      return [.code(CodeBlock(language: "", code: tex.text, position: tex.start))]
    }
    return [.formula(formula(tex, isDisplayed: true))]
  }

  /// A formula with the values in it.
  mutating func formula(_ tex: Excerpt, isDisplayed: Bool) -> Formula {
    let formula = Formula(tex, isDisplayed: isDisplayed)
    warnOfMacros(in: formula)
    document.formulas.append(formula)
    document.values += formula.values.map(\.value)
    document.diagnostics += formula.brokenValues.map { .incomplete("{val}", at: $0) }
    return formula
  }

  /// Every formula is set by itself: what it defines, no other one knows.
  mutating func warnOfMacros(in formula: Formula) {
    let tex = formula.tex.text
    let commands = [#"\newcommand"#, #"\renewcommand"#, #"\providecommand"#, #"\gdef"#, #"\xdef"#]
    let found = commands.compactMap { command in
      ByteSearch.firstRange(of: command, in: tex).map { (command, $0) }
    }
    guard let (command, range) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }) else {
      return
    }
    document.diagnostics.append(
      Diagnostic(
        .warning,
        at: formula.tex.position(of: tex.utf8.index(tex.startIndex, offsetBy: range.lowerBound)),
        length: command.count, "\(command) holds in this formula alone",
        notes: ["No other formula of the book knows what is defined here."]))
  }

  private func cutClosing(_ lines: FormulaLines, from code: inout String) {
    var bytes = Array(code.utf8)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    guard let closing = lines.closing(of: Array(bytes[start...])) else { return }
    let rest = bytes[start..<start + closing.lowerBound]
    let isAlone = rest.allSatisfy { $0.isWhiteSpace || $0 == UInt8(ascii: ">") }
    code = String(
      decoding: isAlone ? bytes[..<start] : bytes[..<(start + closing.lowerBound)], as: UTF8.self)
  }
}

extension Diagnostic {
  fileprivate static func openFormula(
    at position: SourcePosition, _ lines: FormulaLines, first: [UInt8]
  ) -> Diagnostic {
    let end: String
    switch lines {
    case .dollars: return .incomplete("$$", at: position)
    case .brackets: end = #"\]"#
    case .environment(let name): end = #"\end{\#(String(decoding: name, as: UTF8.self))}"#
    }
    return Diagnostic(
      at: position, length: lines.isEnvironment ? first.trimmingSpace().count : 2,
      "formula is empty or not closed",
      notes: ["A line \(end) ends it, before the next empty line."])
  }
}
