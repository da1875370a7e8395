/// White space between the words of a text.
public enum Spacing {
  /// The text with one space between two words and none at its ends.
  public static func collapsed(_ text: String) -> String {
    let bytes = text.utf8Span.span
    if isCollapsed(bytes) { return text }
    var words: [UInt8] = []
    words.reserveCapacity(bytes.count)
    var isInside = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isWhiteSpace {
        isInside = false
        continue
      }
      if !isInside, !words.isEmpty { words.append(UInt8(ascii: " ")) }
      isInside = true
      words.append(byte)
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// The number of words, whatever separates them.
  public static func wordCount(of text: String) -> Int {
    let bytes = text.utf8Span.span
    guard !bytes.isEmpty else { return 0 }
    var count = bytes[0].isWhiteSpace ? 0 : 1
    // Without a branch, which in prose would be guessed wrong at every word.
    for index in 1..<bytes.count {
      count &+= bytes[index - 1].isWhiteSpace && !bytes[index].isWhiteSpace ? 1 : 0
    }
    return count
  }

  private static func isCollapsed(_ bytes: Span<UInt8>) -> Bool {
    var follows = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte.isWhiteSpace, follows || byte != UInt8(ascii: " ") { return false }
      follows = byte.isWhiteSpace
    }
    return bytes.isEmpty || !follows
  }
}

extension UInt8 {
  /// Whether this is one of the six characters of ASCII that Markdown counts as white space.
  public var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
