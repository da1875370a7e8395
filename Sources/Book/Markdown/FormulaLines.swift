import Bytes

/// The lines that begin and end a formula which stands on lines of its own.
enum FormulaLines {
  case dollars, brackets
  /// From `\begin{name}` to `\end{name}`.
  case environment([UInt8])

  private static let longestName = 40
  /// As much of a first line tells what it begins.
  static let tellingLength = 64

  /// Whether a line with this first byte is worth a closer look.
  static func mayOpen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\") || byte == ReadingMarks.backslash
  }

  /// Nil unless a formula begins with this line.
  init?(opening line: [UInt8]) {
    let line = line.trimmingSpace()
    let begin = Array(#"\begin{"#.utf8)
    if line == Array("$$".utf8) {
      self = .dollars
    } else if line == [ReadingMarks.backslash, ReadingMarks.openingBracket] {
      self = .brackets
    } else if line.starts(with: begin) {
      let name = line[begin.count...].prefix(Self.longestName).prefix {
        $0.isLetter || $0 == UInt8(ascii: "*")
      }
      guard !name.isEmpty, name.endIndex < line.count, line[name.endIndex] == UInt8(ascii: "}")
      else { return nil }
      self = .environment(Array(name))
    } else {
      return nil
    }
  }

  var isEnvironment: Bool { if case .environment = self { true } else { false } }

  /// How many more parts of the formula are open behind a line than before.
  func depthChange(in line: [UInt8]) -> Int {
    switch self {
    case .dollars, .brackets: closing(of: line) == nil ? 0 : -1
    case .environment(let name):
      count(#"\begin{"#, name, in: line) - count(#"\end{"#, name, in: line)
    }
  }

  /// The end of the formula within its last line, without white space behind it; nil if it does not end there.
  func closing(of line: [UInt8]) -> Range<Int>? {
    let text = line.trimmingSpace()
    let end =
      switch self {
      case .dollars: Array("$$".utf8)
      case .brackets: [ReadingMarks.backslash, ReadingMarks.closingBracket]
      case .environment: [UInt8]()
      }
    guard !end.isEmpty, text.reversed().starts(with: end.reversed()) else { return nil }
    let before = text.dropLast(end.count)
    guard before.last != UInt8(ascii: "\\") else { return nil }
    let last = line.lastIndex { !$0.isWhiteSpace } ?? 0
    return last + 1 - end.count..<last + 1
  }

  private func count(_ command: String, _ name: [UInt8], in line: [UInt8]) -> Int {
    let piece = Array(command.utf8) + name + Array("}".utf8)
    var count = 0
    var start = 0
    while let found = ByteSearch.firstRange(of: piece.span, in: line.span, from: start) {
      count += 1
      start = found.upperBound
    }
    return count
  }
}

extension [UInt8] {
  func trimmingSpace() -> [UInt8] {
    guard let first = firstIndex(where: { !$0.isWhiteSpace }),
      let last = lastIndex(where: { !$0.isWhiteSpace })
    else { return [] }
    return first == 0 && last == count - 1 ? self : Array(self[first...last])
  }
}
