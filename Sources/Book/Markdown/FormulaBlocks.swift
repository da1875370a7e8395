import Bytes
import CCMarkGFM

/// Formulas on lines of their own: between two lines `$$`, between `\[` and `\]`, or a bare TeX environment.
///
/// The parser finds blocks before formulas, so a line of TeX that begins with `-` would become a list. It is told that
/// such a formula is a kind of fenced code: where one may begin, and what it is part of, is then the parser's own
/// knowledge.
enum FormulaBlocks {
  /// Adds the callbacks for blocks to our extension.
  static func install(in syntax: OpaquePointer) {
    cmark_syntax_extension_set_open_block_func(syntax) {
      syntax, indented, parser, parent, input, count in
      guard indented == 0, let parser, let parent, let input else { return nil }
      let start = Int(cmark_parser_get_first_nonspace(parser))
      guard start < count, FormulaLines.mayOpen(input[start]) else { return nil }
      let line = FormulaBlocks.bytes(input, start..<Int(count))
      guard let lines = FormulaLines(opening: line),
        !FormulaBlocks.isInsideFormula(parent, lines),
        let block = cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, Int32(start + 1))
      else { return nil }
      cmark_node_set_syntax_extension(block, syntax)
      // The parser takes its first line for an info string, and does no more with it.
      FormulaBlocks.setDepth(of: block, lines.isEnvironment ? lines.depthChange(in: line) : 1)
      return block
    }
    cmark_syntax_extension_set_match_block_func(syntax) { _, parser, input, count, block in
      guard let parser, let input, let block else { return 0 }
      let depth = FormulaBlocks.depth(of: block)
      // A formula has no empty line; what looks like one is a forgotten end.
      guard depth > 0, cmark_parser_is_blank(parser) == 0,
        let lines = FormulaBlocks.lines(of: block)
      else {
        return 0
      }
      let start = Int(cmark_parser_get_first_nonspace(parser))
      FormulaBlocks.setDepth(
        of: block, depth + lines.depthChange(in: FormulaBlocks.bytes(input, start..<Int(count))))
      return 1
    }
  }

  /// Whether the parser was told that a block of code is a formula.
  static func isFormula(_ node: CNode) -> Bool { cmark_node_get_syntax_extension(node) != nil }

  /// Whether a formula has its end.
  static func isClosed(_ node: CNode) -> Bool { depth(of: node) <= 0 }

  private static func bytes(_ input: UnsafeMutablePointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    Array(
      UnsafeBufferPointer(
        rebasing: UnsafeMutableBufferPointer(start: input, count: range.upperBound)[range]))
  }

  /// What began an open block: its first line is what it holds so far.
  private static func lines(of block: CNode) -> FormulaLines? {
    guard let content = cmark_node_get_string_content(block) else { return nil }
    var first: [UInt8] = []
    while content[first.count] != 0, content[first.count] != 0x0A,
      first.count < FormulaLines.tellingLength
    {
      first.append(UInt8(bitPattern: content[first.count]))
    }
    return FormulaLines(opening: first.trimmingSpace())
  }

  // How many beginnings are without an end is kept where the parser keeps the length of a fence.

  private static func depth(of block: CNode) -> Int {
    var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
    cmark_node_get_fenced(block, &length, &offset, &character)
    return Int(length)
  }

  private static func setDepth(of block: CNode, _ depth: Int) {
    cmark_node_set_fenced(
      block, 1, Int32(min(max(0, depth), 255)), 0, CChar(bitPattern: UInt8(ascii: "$")))
  }

  /// Whether a paragraph above ends inside a formula: the line is then part of that.
  private static func isInsideFormula(_ parent: CNode, _ lines: FormulaLines) -> Bool {
    guard cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH,
      let content = cmark_node_get_string_content(parent)
    else { return false }
    // What is known of the paragraph is kept with it, lest each of many lines be read many times.
    var state = UInt(bitPattern: cmark_node_get_user_data(parent))
    var index = Int(state >> 2)
    while content[index] != 0 {
      if content[index] == CChar(bitPattern: UInt8(ascii: "\\")), content[index + 1] != 0 {
        index += 2
      } else if content[index] != CChar(bitPattern: UInt8(ascii: "$")) {
        index += 1
      } else if content[index + 1] == content[index] {
        state ^= 2
        index += 2
      } else {
        state ^= 1
        index += 1
      }
    }
    state = UInt(index) << 2 | state & 3
    cmark_node_set_user_data(parent, UnsafeMutableRawPointer(bitPattern: state))
    return state & (lines.isEnvironment ? 3 : 2) != 0
  }
}
