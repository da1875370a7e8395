import Bytes

/// Where Chinese, Japanese and Korean need marks: CommonMark's rules for emphasis and bare addresses are made for
/// scripts that put spaces between words.
enum CJKMarks {
  typealias Mark = (offset: Int, byte: UInt8)

  /// Between punctuation and a run of stars or two tildes, where either neighbor of the run is of these scripts.
  ///
  /// In `变小（vanish）。**然后` the run has a full stop before it and a letter behind it; by CommonMark it can then only
  /// begin emphasis. With a mark, which counts as a letter, between them it can end one as well. That is the
  /// proposal known as "CJK-friendly emphasis".
  static func joints(in bytes: [UInt8]) -> [Mark] {
    var marks: [Mark] = []
    var end = 0
    while let start = delimiters.firstIndex(in: bytes.span, from: end) {
      end = start
      while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
      guard bytes[start] == UInt8(ascii: "*") || end - start == 2,
        let before = scalar(endingAt: start, in: bytes), let after = scalar(at: end, in: bytes),
        before != "\\", isCJK(before) || isCJK(after), !isSpace(before), !isSpace(after)
      else { continue }
      switch (isPunctuation(before), isPunctuation(after)) {
      case (true, false): marks.append((start, ReadingMarks.joint))
      case (false, true): marks.append((end, ReadingMarks.joint))
      default: break
      }
    }
    return marks
  }

  /// Behind the bare addresses that punctuation of these scripts follows.
  static func addressEnds(in bytes: [UInt8]) -> [Mark] {
    var marks: [Mark] = []
    var index = 0
    while let colon = addressStarts.firstIndex(in: bytes.span, from: index) {
      index = colon + 1
      guard let start = addressStart(at: colon, in: bytes), isBare(start, in: bytes) else {
        continue
      }
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "<") {
        if bytes[index] >= 0xE1, let found = scalar(at: index, in: bytes), endsAddress(found) {
          marks.append((index, ReadingMarks.addressEnd))
          break
        }
        index += 1
      }
    }
    return marks
  }

  /// Scripts without spaces between words, and their punctuation.
  static func isCJK(_ scalar: Unicode.Scalar) -> Bool { isWide(scalar) || isHangul(scalar) }

  /// Han and kana, their punctuation and full-width forms.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFFEF, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }

  // MARK: Details

  private static let delimiters = ByteSet { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "~") }
  private static let addressStarts = ByteSet { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "w") }
  private static let schemes = ["https", "http", "ftp"].map { Array($0.utf8) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// As the parser has it: all of ASCII that is neither letter nor digit, and Unicode's punctuation.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value > 0x20 && scalar.value < 0x7F && !scalar.properties.isAlphabetic
        && !("0"..."9").contains(scalar)
    }
    return switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Punctuation of these scripts, and the quotation marks, dashes and dots that Chinese shares with others.
  private static func endsAddress(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014, 0x2018...0x201F, 0x2026: true
    default: isWide(scalar) && isPunctuation(scalar)
    }
  }

  private static func addressStart(at index: Int, in bytes: [UInt8]) -> Int? {
    if bytes[index] == UInt8(ascii: "w") {
      return bytes[index...].starts(with: "www.".utf8) ? index : nil
    }
    guard bytes[index...].starts(with: "://".utf8) else { return nil }
    return schemes.first { bytes[..<index].reversed().starts(with: $0.reversed()) }
      .map { index - $0.count }
  }

  /// Whether an address stands in running text rather than in a link or a definition.
  private static func isBare(_ start: Int, in bytes: [UInt8]) -> Bool {
    var before = start
    while before > 0, bytes[before - 1].isWhiteSpace { before -= 1 }
    guard before > 0 else { return true }
    switch bytes[before - 1] {
    case UInt8(ascii: "<"): return before < start
    case UInt8(ascii: "("), UInt8(ascii: ":"):
      return before < 2 || bytes[before - 2] != UInt8(ascii: "]")
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return before < 2 || bytes[before - 2] != UInt8(ascii: "=")
    default: return true
    }
  }

  private static func scalar(at index: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let end = min(index + 4, bytes.count)
    return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
  }

  private static func scalar(endingAt index: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars.last
  }
}
