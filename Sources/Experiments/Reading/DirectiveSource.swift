/// A text taken from a file of the book, which knows where each of its characters stands there.
///
/// It is the body of a directive, one scalar of that body, or a code span in prose: whoever
/// reads it reports errors in the file's own lines and columns, however deep the text was
/// indented, quoted or folded.
public struct DirectiveSource: Hashable, Sendable {
  /// From the character `offset` on, columns count up from this place of the file.
  struct Segment: Hashable, Sendable {
    var offset: Int
    var line: Int
    var column: Int
  }

  /// The text, its lines separated by `\n` alone.
  public let text: String
  /// Path as the author knows it.
  public let file: String
  /// Ascending by offset; the first has the offset 0.
  let segments: [Segment]

  init(text: String, file: String, segments: [Segment]) {
    self.text = text
    self.file = file
    self.segments = segments
  }

  /// A text whose lines each start at a column of their own; the last of `columns` holds for
  /// all lines that follow.
  public init(text: String, file: String, line: Int, columns: [Int]) {
    let lines = Self.lines(of: text)
    var segments: [Segment] = []
    var offset = 0
    for (index, content) in lines.enumerated() {
      let column = index < columns.count ? columns[index] : columns.last ?? 1
      segments.append(Segment(offset: offset, line: line + index, column: column))
      offset += content.count + 1
    }
    self.init(text: lines.joined(separator: "\n"), file: file, segments: segments)
  }

  /// A text whose lines all start at the column of its first character.
  public init(text: String, file: String, line: Int, column: Int) {
    self.init(text: text, file: file, line: line, columns: [column])
  }

  /// A text of one line that starts at a position.
  public init(text: String, at position: SourcePosition) {
    self.init(text: text, file: position.file, line: position.line, column: position.column)
  }

  /// The characters at which lines of the file begin, or other pieces that stand apart there.
  public var lineOffsets: [Int] { segments.map(\.offset) }

  /// Where a character stands in the file; `text.count` is the place just after the last one.
  public func position(at offset: Int) -> SourcePosition {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].offset <= offset { low = middle } else { high = middle }
    }
    let segment = segments[low]
    return SourcePosition(
      file: file, line: segment.line, column: segment.column + max(0, offset - segment.offset))
  }

  /// The part of the text between two character offsets.
  public subscript(range: Range<Int>) -> DirectiveSource {
    let start = position(at: range.lowerBound)
    let inside = segments.filter { range.lowerBound < $0.offset && $0.offset < range.upperBound }
    let first = Segment(offset: 0, line: start.line, column: start.column)
    return DirectiveSource(
      text: String(text.dropFirst(range.lowerBound).prefix(range.count)), file: file,
      segments: [first]
        + inside.map {
          Segment(offset: $0.offset - range.lowerBound, line: $0.line, column: $0.column)
        })
  }

  /// - Throws: If this is too long for the body of a directive.
  func checkSize() throws(Diagnostics) {
    let size = text.utf8.count
    guard size <= YAMLReader.longestBody else {
      let limit = YAMLReader.longestBody / 1024
      throw Diagnostics([
        Diagnostic(
          at: position(at: 0),
          "a directive's body is limited to \(limit) kB, this one has \(size / 1024) kB")
      ])
    }
  }

  /// The lines of a text, which end at `\n`, `\r\n` or `\r` as they do in Markdown.
  static func lines(of text: String) -> [String] {
    let bytes = text.utf8
    var lines: [String] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      var next = bytes.index(after: index)
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(String(text[start..<index]))
        if byte == UInt8(ascii: "\r"), next < bytes.endIndex, bytes[next] == UInt8(ascii: "\n") {
          next = bytes.index(after: next)
        }
        start = next
      }
      index = next
    }
    return lines + [String(text[start...])]
  }
}
