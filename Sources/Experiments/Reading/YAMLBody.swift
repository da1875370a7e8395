import Yams

/// A body cut into lines, with the conversions between the parser's places and the author's.
///
/// The parser counts Unicode scalars in lines; sources count characters.
struct YAMLBody {
  let source: DirectiveSource
  let lines: [[Character]]
  /// The offset of each line's first character.
  private let lineOffsets: [Int]
  /// Whether each character of a line is one scalar, so that the parser counts as sources do.
  private let isPlain: [Bool]

  init(_ source: DirectiveSource) {
    self.source = source
    lines = DirectiveSource.lines(of: source.text).map(Array.init)
    var offset = 0
    lineOffsets = lines.map { line in
      defer { offset += line.count + 1 }
      return offset
    }
    isPlain = lines.map { line in line.allSatisfy { $0.unicodeScalars.count == 1 } }
  }

  /// The text for the parser, in which only `\n` ends a line, as in Markdown.
  var yaml: String {
    var text = String.UnicodeScalarView()
    for scalar in source.text.unicodeScalars {
      let isForeignLineEnd = scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
      text.append(isForeignLineEnd ? " " : scalar)
    }
    var yaml = String(text)
    yaml.makeContiguousUTF8()
    return yaml
  }

  /// The indices of the line and the character where a mark points, moved inside the text.
  func indices(of mark: Mark?) -> (line: Int, column: Int) {
    guard let mark else { return (0, 0) }
    let line = mark.line - 1
    guard line < lines.count else { return endOfText }
    guard line >= 0 else { return (0, 0) }
    if isPlain[line] { return (line, min(max(0, mark.column - 1), lines[line].count)) }
    var column = 0
    var scalars = mark.column - 1
    while column < lines[line].count, scalars > 0 {
      scalars -= lines[line][column].unicodeScalars.count
      column += 1
    }
    return (line, column)
  }

  func position(line: Int, column: Int) -> SourcePosition {
    source.position(at: lineOffsets[line] + column)
  }

  func position(of mark: Mark?) -> SourcePosition {
    let (line, column) = indices(of: mark)
    return position(line: line, column: column)
  }

  /// The character a mark points at; nil at the end of a line.
  func character(at mark: Mark?) -> Character? {
    let (line, column) = indices(of: mark)
    return column < lines[line].count ? lines[line][column] : nil
  }

  /// The rest of the line from a mark on.
  func rest(at mark: Mark?) -> ArraySlice<Character> {
    let (line, column) = indices(of: mark)
    return lines[line][column...]
  }

  /// Just after the last character that is no blank.
  private var endOfText: (line: Int, column: Int) {
    guard let line = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      return (0, 0)
    }
    let last = lines[line].lastIndex { !$0.isWhitespace } ?? 0
    return (line, last + 1)
  }
}
