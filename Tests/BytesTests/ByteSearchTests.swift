import Testing

@testable import Bytes

@Suite struct ByteSearchTests {
  @Test(arguments: [
    ("abc", "bc", 1), ("aab", "ab", 1), ("abab", "ab", 0), ("abc", "abc", 0), ("abc", "abcd", nil),
    ("abc", "x", nil), ("", "a", nil), ("abc", "", nil), ("aaab", "aab", 1),
  ])
  func findsTheFirst(text: String, piece: String, start: Int?) {
    let range = ByteSearch.firstRange(of: piece.utf8Span.span, in: text.utf8Span.span)
    #expect(range == start.map { $0..<$0 + piece.utf8.count })
    #expect(ByteSearch.contains(piece, in: text) == (start != nil))
  }

  @Test func findsTheNext() {
    let (text, piece) = ("abab", "ab")
    let span = text.utf8Span.span
    #expect(ByteSearch.firstRange(of: piece.utf8Span.span, in: span, from: 1) == 2..<4)
    #expect(ByteSearch.firstRange(of: piece.utf8Span.span, in: span, from: 3) == nil)
  }
}
