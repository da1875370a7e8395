import Bytes
import CCMarkGFM

/// What the book adds to Markdown's running text: formulas, values and explicit anchors.
///
/// The parser calls `match` at every `$`, `{` and marked backslash that no code span or other backslash has taken, before
/// it looks for emphasis. So nothing inside a formula is ever mistaken for Markdown.
enum InlineSyntax {
  /// What `match` found, kept in an inline node until the tree is read.
  struct Match {
    enum Kind: String { case formula, display, value, anchor, attributes, incomplete, escape, role }

    var kind: Kind
    /// As the parser counts: see `TreeReader.place`.
    var line: Int
    var column: Int
    /// The characters as written, with their delimiters.
    var source: String

    /// Raw HTML, whose kind of node is borrowed, always begins with `<`; a match never does.
    private static let separator: UInt8 = 0x1F

    var literal: String {
      [kind.rawValue, String(line), String(column), source].joined(separator: "\u{1F}")
    }

    init(kind: Kind, line: Int, column: Int, source: String) {
      (self.kind, self.line, self.column, self.source) = (kind, line, column, source)
    }

    init?(literal: String) {
      // Bytes are compared, not characters: an accent may follow a separator.
      let parts = literal.utf8.split(
        separator: Self.separator, maxSplits: 3, omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
      guard parts.count == 4, let kind = Kind(rawValue: parts[0]),
        let line = Int(parts[1]), let column = Int(parts[2])
      else { return nil }
      self.init(kind: kind, line: line, column: column, source: parts[3])
    }

    /// The source without its first and last bytes, which are delimiters.
    func content(from start: Int, to end: Int) -> String {
      String(Substring(source.utf8.dropFirst(start).dropLast(end)))
    }
  }

  /// The extension of all parsers; none writes to it.
  nonisolated(unsafe) static let parserExtension: OpaquePointer = {
    guard let syntax = cmark_syntax_extension_new("tutor") else {
      preconditionFailure("the parser ends the program before it returns nothing")
    }
    let memory = cmark_get_default_mem_allocator()
    var characters: UnsafeMutablePointer<cmark_llist>?
    for character in [UInt8(ascii: "$"), UInt8(ascii: "{"), ReadingMarks.backslash] {
      let value = UnsafeMutableRawPointer(bitPattern: UInt(character))
      characters = cmark_llist_append(memory, characters, value)
    }
    cmark_syntax_extension_set_special_inline_chars(syntax, characters)
    cmark_syntax_extension_set_match_inline_func(syntax) { _, _, _, character, input in
      guard let input else { return nil }
      return InlineSyntax.node(in: InlineInput(parser: input), at: character)
    }
    FormulaBlocks.install(in: syntax)
    return syntax
  }()

  private static func node(
    in input: InlineInput, at character: UInt8
  ) -> OpaquePointer? {
    // The parser asks at the characters of other extensions as well, such as `:`.
    let found: Found? =
      switch character {
      case UInt8(ascii: "$"): formula(in: input)
      case UInt8(ascii: "{"): brace(in: input)
      case ReadingMarks.backslash: bracket(in: input)
      default: nil
      }
    guard let found,
      let node = cmark_node_new_with_mem(CMARK_NODE_HTML_INLINE, ParserMemory.allocator)
    else { return nil }
    let match = Match(
      kind: found.kind, line: input.line, column: input.column,
      source: input.text(length: found.length))
    cmark_node_set_literal(node, match.literal)
    input.advance(by: found.length)
    return node
  }

  private typealias Found = (kind: Match.Kind, length: Int)

  private static func formula(in input: InlineInput) -> Found? {
    let isDisplay = input[1] == UInt8(ascii: "$")
    guard let length = FormulaDelimiters.length(in: input) else {
      return isDisplay ? (.incomplete, 2) : nil
    }
    return (isDisplay ? .display : .formula, length)
  }

  /// A formula between `\(` and `\)` or `\[` and `\]`, or an escape.
  private static func bracket(in input: InlineInput) -> Found? {
    guard input[1] != nil else { return nil }
    guard let length = FormulaDelimiters.bracketedLength(in: input) else { return (.escape, 2) }
    return (input[1] == ReadingMarks.openingBracket ? .display : .formula, length)
  }

  /// `{val}` before a code span, `{#anchor}`, or settings such as `{width=50%}`.
  private static func brace(in input: InlineInput) -> Found? {
    if input[1] == UInt8(ascii: "#") {
      var index = 2
      while let byte = input[index], byte.isAnchorByte { index += 1 }
      guard index > 2 else { return nil }
      return input[index] == UInt8(ascii: "}") ? (.anchor, index + 1) : attributes(in: input)
    }
    guard ValueSyntax.isKeyword(in: input) else {
      return attributes(in: input) ?? roleLength(in: input).map { (.role, $0) }
    }
    guard let length = ValueSyntax.codeSpan(in: input, from: ValueSyntax.keyword.count) else {
      return (.incomplete, ValueSyntax.keyword.count)
    }
    return (.value, ValueSyntax.keyword.count + length)
  }

  /// Settings of what stands before them, as most dialects of Markdown have them: `{width=50%}`, `{.class}`,
  /// `{: height="3" }`, `{#name .class}`, `{-}`. On one line, and short.
  private static func attributes(in input: InlineInput) -> Found? {
    var index = input[1] == UInt8(ascii: ":") ? 2 : 1
    while input[index] == UInt8(ascii: " ") { index += 1 }
    if input[index] == UInt8(ascii: "-"), input[index + 1] == UInt8(ascii: "}") {
      return (.attributes, index + 2)
    }
    guard let first = input[index], let second = input[index + 1],
      first.isLetter || ".#".utf8.contains(first) && second.isLetter
    else { return nil }
    var hasSetting = !first.isLetter
    while let byte = input[index], index < 200 {
      switch byte {
      case UInt8(ascii: "}"): return hasSetting ? (.attributes, index + 1) : nil
      case UInt8(ascii: "="): hasSetting = true
      case UInt8(ascii: "\n"), UInt8(ascii: "{"), UInt8(ascii: "`"), UInt8(ascii: "$"),
        UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "<"),
        ReadingMarks.backslash:
        return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The length of another word in braces before a code span, as in `{ref}` or a misspelt `{vla}`.
  private static func roleLength(in input: InlineInput) -> Int? {
    var index = 1
    while let byte = input[index], byte.isAnchorByte || byte == UInt8(ascii: ":"), index < 40 {
      index += 1
    }
    guard index > 1, input[index] == UInt8(ascii: "}"), input[index + 1] == UInt8(ascii: "`")
    else { return nil }
    return index + 1
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Letters, digits, `-`, `_`, `.` and everything beyond ASCII.
  var isAnchorByte: Bool {
    let letter = self | 0x20
    return isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
      || self >= 0x80
  }
}
