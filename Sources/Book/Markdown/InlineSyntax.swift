import Bytes
import CCMarkGFM

/// What the book adds to Markdown's running text: formulas, values and explicit anchors.
///
/// The parser calls `match` at every `$` and `{` that no code span or backslash has taken, before
/// it looks for emphasis. So nothing inside a formula is ever mistaken for Markdown.
enum InlineSyntax {
  /// What `match` found, kept in an inline node until the tree is read.
  struct Match {
    enum Kind: String { case formula, display, value, anchor, attributes, incomplete }

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
    for character in [UInt8(ascii: "$"), UInt8(ascii: "{")] {
      let value = UnsafeMutableRawPointer(bitPattern: UInt(character))
      characters = cmark_llist_append(memory, characters, value)
    }
    cmark_syntax_extension_set_special_inline_chars(syntax, characters)
    cmark_syntax_extension_set_match_inline_func(syntax) { _, _, _, character, input in
      guard let input else { return nil }
      return InlineSyntax.node(in: InlineInput(parser: input), at: character)
    }
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

  /// `$…$` as pandoc has it: no space inside the dollars, no digit after the second one; and no
  /// backtick, so that a price before a code span stays a price. `$$…$$` may span lines.
  private static func formula(in input: InlineInput) -> Found? {
    if input[1] == UInt8(ascii: "$") {
      var index = 2
      while let byte = input[index] {
        if byte == UInt8(ascii: "$"), input[index + 1] == UInt8(ascii: "$"), index > 2 {
          return (.display, index + 2)
        }
        index += length(in: input, at: index)
      }
      return (.incomplete, 2)
    }
    guard let first = input[1], !first.isWhiteSpace else { return nil }
    let isQuoted = first == UInt8(ascii: "`")
    var index = 1
    while let byte = input[index], byte != UInt8(ascii: "$") {
      let mayQuote = isQuoted && (index == 1 || input[index + 1] == UInt8(ascii: "$"))
      guard byte != UInt8(ascii: "`") || mayQuote else { return nil }
      index += length(in: input, at: index)
    }
    guard index > 1, input[index] != nil, let last = input[index - 1], !last.isWhiteSpace,
      input[index + 1]?.isDigit != true
    else { return nil }
    return (.formula, index + 1)
  }

  /// How many bytes of a formula belong together: an escaped one, and a whole value, in whose code a dollar or a
  /// backtick ends nothing.
  private static func length(in input: InlineInput, at index: Int) -> Int {
    switch input[index] {
    case UInt8(ascii: "\\")?: input[index + 1] == nil ? 1 : 2
    case UInt8(ascii: "{")? where isValueKeyword(in: input, at: index):
      keyword.count + (codeSpan(in: input, from: index + keyword.count) ?? 0)
    default: 1
    }
  }

  private static let keyword = Array("{val}".utf8)

  private static func isValueKeyword(in input: InlineInput, at index: Int = 0) -> Bool {
    keyword.enumerated().allSatisfy { input[index + $0.offset] == $0.element }
  }

  /// `{val}` before a code span, `{#anchor}`, or settings such as `{width=50%}`.
  private static func brace(in input: InlineInput) -> Found? {
    if input[1] == UInt8(ascii: "#") {
      var index = 2
      while let byte = input[index], byte.isAnchorByte { index += 1 }
      return index > 2 && input[index] == UInt8(ascii: "}") ? (.anchor, index + 1) : nil
    }
    guard isValueKeyword(in: input) else { return attributes(in: input) }
    guard let length = codeSpan(in: input, from: keyword.count) else {
      return (.incomplete, keyword.count)
    }
    return (.value, keyword.count + length)
  }

  /// Settings of what stands before them, as most dialects of Markdown have them: `{width=50%}`, `{.class}`,
  /// `{: height="3" }`. On one line, and short.
  private static func attributes(in input: InlineInput) -> Found? {
    var index = input[1] == UInt8(ascii: ":") ? 2 : 1
    while input[index] == UInt8(ascii: " ") { index += 1 }
    guard let first = input[index], first == UInt8(ascii: ".") || first.isLetter else { return nil }
    var hasSetting = first == UInt8(ascii: ".")
    while let byte = input[index], index < 200 {
      switch byte {
      case UInt8(ascii: "}"): return hasSetting ? (.attributes, index + 1) : nil
      case UInt8(ascii: "="): hasSetting = true
      case UInt8(ascii: "\n"), UInt8(ascii: "{"), UInt8(ascii: "`"), UInt8(ascii: "$"),
        UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "<"):
        return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// A value has at most so many bytes.
  static let longestValue = 2000

  /// The length of the code span at `start`. A value is never long: the limit keeps a hostile line
  /// of a megabyte from being searched once for each of its braces.
  private static func codeSpan(in input: InlineInput, from start: Int) -> Int? {
    var fence = 0
    while input[start + fence] == UInt8(ascii: "`") { fence += 1 }
    guard fence > 0 else { return nil }
    var index = start + fence
    var run = 0
    while let byte = input[index], index - start < longestValue {
      if byte == UInt8(ascii: "`") {
        run += 1
        if run == fence, input[index + 1] != UInt8(ascii: "`") { return index + 1 - start }
      } else {
        run = 0
      }
      index += 1
    }
    return nil
  }
}

/// The rest of a paragraph, as the parser's callback sees it.
private struct InlineInput {
  let parser: OpaquePointer
  private let offset: Int32

  init(parser: OpaquePointer) {
    self.parser = parser
    offset = cmark_inline_parser_get_offset(parser)
  }

  /// The byte at a distance from the current one, or nil at the end: the text is NUL-terminated,
  /// has no other NUL (`SourceText`), and is only ever read from left to right.
  subscript(_ distance: Int) -> UInt8? {
    let byte = cmark_inline_parser_peek_at(parser, offset + Int32(distance))
    return byte == 0 ? nil : byte
  }

  var line: Int { Int(cmark_inline_parser_get_line(parser)) }
  var column: Int { Int(cmark_inline_parser_get_column(parser)) }

  func text(length: Int) -> String {
    String(decoding: (0..<length).map { self[$0] ?? 0 }, as: UTF8.self)
  }

  func advance(by length: Int) {
    cmark_inline_parser_set_offset(parser, offset + Int32(length))
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  /// Letters, digits, `-`, `_`, `.` and everything beyond ASCII.
  var isAnchorByte: Bool {
    let letter = self | 0x20
    return isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
      || self >= 0x80
  }
}
