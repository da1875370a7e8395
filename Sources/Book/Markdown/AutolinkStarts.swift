import Bytes
import CCMarkGFM

/// The characters at which the parser looks for bare links.
///
/// By itself it looks at every `w`, for `www.`, and cuts the text in two there: most of the time it takes goes
/// into putting the pieces together again. Here it does so only in a text that has `www.` somewhere.
struct AutolinkStarts {
  private let characters: Characters

  init(in bytes: [UInt8]) {
    let www = "www."
    let isFound = ByteSearch.firstRange(of: www.utf8Span.span, in: bytes.span) != nil
    characters = isFound ? Self.all : Self.colon
  }

  /// The parser keeps one list for all texts: set it under the lock under which it reads.
  func set() {
    cmark_syntax_extension_set_special_inline_chars(
      cmark_find_syntax_extension("autolink"), characters.list)
  }

  private static let colon = Characters([UInt8(ascii: ":")])
  private static let all = Characters([UInt8(ascii: ":"), UInt8(ascii: "w")])

  /// A list as the parser takes it, a character in place of each pointer. It is never written again nor freed,
  /// so that all threads may have it.
  private struct Characters: @unchecked Sendable {
    let list: UnsafeMutablePointer<cmark_llist>?

    init(_ characters: [UInt8]) {
      list = characters.reduce(nil) { list, character in
        cmark_llist_append(
          cmark_get_default_mem_allocator(), list,
          UnsafeMutableRawPointer(bitPattern: UInt(character)))
      }
    }
  }
}
