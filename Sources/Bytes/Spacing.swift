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
    var index = 1
    // Without a branch, which in prose would be guessed wrong at every word, and in pieces whose words a byte can
    // count, so that the compiler takes a vector of bytes at once.
    while index < bytes.count {
      let end = min(bytes.count, index + 255)
      count += Int(wordStarts(bytes.extracting(index - 1..<end)))
      index = end
    }
    return count
  }

  /// How many of up to 256 bytes, the first not counted, are the first of a word.
  private static func wordStarts(_ bytes: Span<UInt8>) -> UInt8 {
    var starts: UInt8 = 0
    for index in 1..<bytes.count {
      let follows: UInt8 = bytes[index - 1].isWhiteSpace ? 1 : 0
      let isSpace: UInt8 = bytes[index].isWhiteSpace ? 1 : 0
      starts &+= follows & ~isSpace
    }
    return starts
  }

  private static func isCollapsed(_ bytes: Span<UInt8>) -> Bool {
    let space = UInt8(ascii: " ")
    var found: UInt8 = 0
    var previous = space
    var index = 0
    // Nearly every text is, so that to look at all of it, many bytes at once, beats to stop at the first.
    while index < bytes.count {
      let byte = bytes[index]
      found |= (byte &- 0x09 < 5 ? 1 : 0) | (byte == space && previous == space ? 1 : 0)
      previous = byte
      index &+= 1
    }
    return found == 0 && (bytes.isEmpty || previous != space)
  }
}

extension UInt8 {
  /// Whether this is one of the six characters of ASCII that Markdown counts as white space.
  public var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
