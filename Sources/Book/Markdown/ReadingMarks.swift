import Bytes

/// Control characters that go into a text before the parser reads it, where CommonMark's rules would have it take
/// something otherwise than the book does.
///
/// They come out again of everything that is read. So a mark that was not needed, such as one inside code, changes
/// nothing, and no mark has to know in which block it stands.
enum ReadingMarks {
  /// Stands for a pipe inside code or a formula, which ends no cell of a table.
  static let pipe: UInt8 = 0x1E
  /// Stands for the backslash of `\(`, `\)`, `\[` and `\]`, which may enclose a formula.
  static let backslash: UInt8 = 0x1C
  /// Stand for the brackets behind such a backslash: the parser must not take them for a link's.
  static let openingBracket: UInt8 = 0x1A
  static let closingBracket: UInt8 = 0x19
  /// Inserted between punctuation and stars that have a Chinese, Japanese or Korean character beside them: it
  /// counts as a letter.
  static let joint: UInt8 = 0x0E
  /// Inserted behind a bare address that such punctuation follows, and behind a space, which ends the address.
  static let addressEnd: UInt8 = 0x0C

  /// The text as the parser is to read it.
  static func marked(_ source: SourceText) -> SourceText {
    var bytes = source.bytes
    if own.firstIndex(in: bytes.span) != nil {
      // The author's own are invisible, reported and left out: any others do as well.
      bytes = bytes.map { own.contains($0) ? 0x01 : $0 }
    }
    let hasMarks = markWithinLines(&bytes, of: source)
    let hasInsertions = beyondLatin.firstIndex(in: bytes.span) != nil && insert(into: &bytes)
    return SourceText(
      bytes: bytes, file: source.file, isMarked: hasMarks || hasInsertions)
  }

  /// The author's text again.
  static func removed(from text: String) -> String {
    guard own.isFound(in: text) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == addressEnd, bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
      if let byte = original(byte) { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How many of these bytes are not the author's.
  static func insertionCount(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 == joint ? 1 : $1 == addressEnd ? 2 : 0) }
  }

  private static func original(_ byte: UInt8) -> UInt8? {
    switch byte {
    case pipe: UInt8(ascii: "|")
    case backslash: UInt8(ascii: "\\")
    case openingBracket: UInt8(ascii: "[")
    case closingBracket: UInt8(ascii: "]")
    case joint, addressEnd: nil
    default: byte
    }
  }

  private static let own = ByteSet {
    [pipe, backslash, openingBracket, closingBracket, joint, addressEnd].contains($0)
  }
  /// All characters that concern us begin so, the quotation marks and dashes of Chinese among them.
  private static let beyondLatin = ByteSet { $0 >= 0xE1 }

  // MARK: Marks of the same length

  private static let rare = ByteSet { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") }

  private static func markWithinLines(_ bytes: inout [UInt8], of source: SourceText) -> Bool {
    var isMarked = false
    var start = 0
    while let place = rare.firstIndex(in: bytes.span, from: start) {
      // The line around it.
      var first = place
      while first > 0, bytes[first - 1] != UInt8(ascii: "\n") { first -= 1 }
      var end = place
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      var line = LineMarks(bytes: bytes[first..<end])
      if line.mark() {
        bytes.replaceSubrange(first..<end, with: line.bytes)
        isMarked = true
      }
      start = end
    }
    return isMarked
  }

  // MARK: Insertions

  private static func insert(into bytes: inout [UInt8]) -> Bool {
    let places = (CJKMarks.joints(in: bytes) + CJKMarks.addressEnds(in: bytes)).sorted { $0 < $1 }
    guard !places.isEmpty else { return false }
    var marked: [UInt8] = []
    marked.reserveCapacity(bytes.count + places.count)
    var next = 0
    for (offset, mark) in places {
      marked += bytes[next..<offset]
      if mark == addressEnd { marked.append(UInt8(ascii: " ")) }
      marked.append(mark)
      next = offset
    }
    bytes = marked + bytes[next...]
    return true
  }
}
