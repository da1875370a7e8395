/// How deep the elements of some HTML stand inside each other.
enum HTMLDepth {
  /// Whether never more than `limit` elements are open; all are closed, if only by `/>`.
  static func isAtMost(_ limit: Int, in html: String) -> Bool {
    let bytes = html.utf8Span.span
    var depth = 0
    var index = 0
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == UInt8(ascii: "<") else { continue }
      let isEnd = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
      while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
      if isEnd {
        depth -= 1
      } else if bytes[index - 1] != UInt8(ascii: "/") {
        depth += 1
        if depth > limit { return false }
      }
    }
    return true
  }
}
