import Testing

@testable import Bytes

@Suite struct SpacingTests {
  @Test(arguments: [
    ("", "", 0), (" ", "", 0), ("a", "a", 1), (" a", "a", 1), ("a ", "a", 1), ("a b", "a b", 2),
    ("a  b", "a b", 2), ("a\nb", "a b", 2), ("\ta\r\n b\u{0B}c\u{0C}", "a b c", 3),
    ("häuser 消失", "häuser 消失", 2), ("a\u{A0}b", "a\u{A0}b", 1),
    ("one two three four five six\t seven", "one two three four five six seven", 7),
    ("one two three four five six  seven", "one two three four five six seven", 7),
  ])
  func oneSpaceBetweenTwoWords(text: String, collapsed: String, words: Int) {
    #expect(Spacing.collapsed(text) == collapsed)
    #expect(Spacing.wordCount(of: text) == words)
  }

  @Test("Words are counted wherever they stand in a text of any length", arguments: 250..<270)
  func longTextsHaveWordsToo(length: Int) {
    for step in [1, 2, 3, 7, 255, 256] {
      let bytes = (0..<3 * length).map { $0.isMultiple(of: step) ? UInt8(ascii: "a") : 0x20 }
      let words = step == 1 ? 1 : (3 * length + step - 1) / step
      #expect(Spacing.wordCount(of: String(decoding: bytes, as: UTF8.self)) == words)
    }
  }
}
