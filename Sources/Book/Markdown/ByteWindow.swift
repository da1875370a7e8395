import CCMarkGFM

/// Bytes ahead of a place, of a text or of what the parser is reading.
protocol BytesAhead {
  /// The byte at a distance from the place, or nil at the end.
  subscript(_ distance: Int) -> UInt8? { get }
}

/// The rest of a piece of text.
struct ByteWindow: BytesAhead {
  let bytes: ArraySlice<UInt8>
  let start: Int

  subscript(_ distance: Int) -> UInt8? {
    let index = start + distance
    return index < bytes.endIndex ? bytes[index] : nil
  }
}

/// The rest of a paragraph, as the parser's callback sees it.
struct InlineInput: BytesAhead {
  let parser: OpaquePointer
  private let offset: Int32

  init(parser: OpaquePointer) {
    self.parser = parser
    offset = cmark_inline_parser_get_offset(parser)
  }

  /// The text is NUL-terminated, has no other NUL (`SourceText`), and is only ever read from left to right.
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
