import Bytes

/// Lets `$$` on lines of their own enclose a formula of any content.
///
/// The parser finds blocks before formulas, so a line of TeX that begins with `-` would become a
/// list. The two lines `$$` are therefore read as a fence. Nothing stands behind them, so no
/// position moves.
enum DisplayMathFences {
  /// Cannot be met inside TeX by accident.
  static let fence = "~~~~~~~"
  static let language = "math"

  /// The bytes the parser is to read: `source` without its first lines, which become empty, and
  /// with fences in place of lines `$$`.
  static func input(for source: SourceText, skipping skippedLines: Int) -> [UInt8] {
    let replacements = replacements(in: source, from: skippedLines + 1)
    if skippedLines == 0, replacements.isEmpty { return source.bytes }
    var input = [UInt8](repeating: UInt8(ascii: "\n"), count: skippedLines)
    guard skippedLines < source.lineCount else { return input }
    input.reserveCapacity(source.bytes.count + replacements.count * 8)
    var next = source.lineStarts[skippedLines]
    for (number, replacement) in replacements {
      let line = source.line(number)
      input += source.bytes[next..<line.startIndex]
      input += replacement.utf8
      next = line.endIndex
    }
    return input + source.bytes[next...]
  }

  private static func replacements(
    in source: SourceText, from first: Int
  ) -> [(line: Int, text: String)] {
    guard first <= source.lineCount else { return [] }
    var replacements: [(line: Int, text: String)] = []
    var openCode: (character: UInt8, length: Int)?
    var opener: (line: Int, text: String)?
    for number in first...source.lineCount {
      let (prefix, content) = split(source.line(number))
      if let code = openCode {
        if closes(content, code) { openCode = nil }
      } else if content.elementsEqual("$$".utf8) {
        let text = String(decoding: prefix, as: UTF8.self) + fence
        if let begun = opener {
          replacements += [begun, (number, text)]
          opener = nil
        } else {
          opener = (number, text + language)
        }
      } else if opener == nil || content.isEmpty {
        // A formula has no empty line; what looks like one is a forgotten `$$`.
        opener = nil
        openCode = opened(content)
      }
    }
    return replacements
  }

  /// Splits off quote marks and white space at the start, and drops white space at the end.
  private static func split(
    _ line: ArraySlice<UInt8>
  ) -> (prefix: ArraySlice<UInt8>, content: ArraySlice<UInt8>) {
    let start =
      line.firstIndex { !$0.isWhiteSpace && $0 != UInt8(ascii: ">") } ?? line.endIndex
    let end = line[start...].lastIndex { !$0.isWhiteSpace }.map { $0 + 1 } ?? start
    return (line[..<start], line[start..<end])
  }

  private static func opened(_ content: ArraySlice<UInt8>) -> (UInt8, Int)? {
    guard let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
    else { return nil }
    let length = content.prefix { $0 == first }.count
    let isInline = first == UInt8(ascii: "`") && content.dropFirst(length).contains(first)
    return length >= 3 && !isInline ? (first, length) : nil
  }

  private static func closes(
    _ content: ArraySlice<UInt8>, _ code: (character: UInt8, length: Int)
  ) -> Bool {
    content.count >= code.length && content.allSatisfy { $0 == code.character }
  }
}
