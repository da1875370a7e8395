import Bytes
import Experiments

/// The text of one file as bytes, addressed by line and UTF-8 column as the parser counts them.
struct SourceText: Sendable {
  let file: String
  /// UTF-8 in which NUL has become U+FFFD, as the parser does, so that all columns agree, and a carriage return
  /// that ends a line a line feed.
  let bytes: [UInt8]
  /// Offsets of the first byte of each line.
  let lineStarts: [Int]

  /// Whether there are `ReadingMarks` in it.
  let isMarked: Bool

  init(_ text: String, file: String) {
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if Self.nul.firstIndex(in: bytes.span) != nil {
      bytes = bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
    }
    self.init(bytes: bytes, file: file, isMarked: false)
  }

  init(bytes: [UInt8], file: String, isMarked: Bool) {
    var bytes = bytes
    var starts = [0]
    var index = 0
    while let end = Self.lineEnds.firstIndex(in: bytes.span, from: index) {
      let byte = bytes[end]
      index = end + 1
      if byte == UInt8(ascii: "\r") {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
          index += 1
        } else {
          bytes[index - 1] = UInt8(ascii: "\n")
        }
      }
      starts.append(index)
    }
    self.bytes = bytes
    self.file = file
    self.isMarked = isMarked
    self.lineStarts = starts
  }

  /// The bytes with empty lines in place of the first ones.
  func bytes(withoutLines count: Int) -> [UInt8] {
    guard count > 0 else { return bytes }
    let empty = [UInt8](repeating: UInt8(ascii: "\n"), count: count)
    return count < lineCount ? empty + bytes[lineStarts[count]...] : empty
  }

  private static let nul = ByteSet { $0 == 0 }
  private static let lineEnds = ByteSet { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }

  var lineCount: Int { lineStarts.count }

  /// The bytes of a line, counted from 1, without its line break; empty beyond the last line.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineCount else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineCount ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return bytes[start..<end]
  }
}

/// Turns UTF-8 columns into columns of characters.
///
/// It remembers the last answer: asking from left to right along a line of a megabyte takes
/// one walk along it, not one for each question.
struct ColumnCounter {
  private var line = 0
  private var byteColumn = 1
  private var characterColumn = 1

  /// One answer, without memory.
  static func position(in source: SourceText, line: Int, byteColumn: Int) -> SourcePosition {
    var counter = ColumnCounter()
    return counter.position(in: source, line: line, byteColumn: byteColumn)
  }

  mutating func position(
    in source: SourceText, line: Int, byteColumn: Int
  ) -> SourcePosition {
    let bytes = source.line(line)
    if line != self.line || byteColumn < self.byteColumn {
      (self.line, self.byteColumn, characterColumn) = (line, 1, 1)
    }
    let end = min(bytes.startIndex + max(1, byteColumn) - 1, bytes.endIndex)
    let start = min(bytes.startIndex + self.byteColumn - 1, end)
    let step = bytes[start..<end]
    characterColumn +=
      step.allSatisfy { $0 < 0x80 } ? step.count : String(decoding: step, as: UTF8.self).count
    if source.isMarked { characterColumn -= ReadingMarks.insertionCount(in: step) }
    self.byteColumn = end - bytes.startIndex + 1
    return SourcePosition(file: source.file, line: line, column: characterColumn)
  }
}
