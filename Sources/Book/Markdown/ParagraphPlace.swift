/// Where the paragraph, heading or cell that is being read stands, to undo four simplifications of
/// the C parser: it takes every line of a paragraph to begin in the column of the first, it does not
/// count the line breaks inside a formula, nor those that follow a backslash, and it loses its place
/// where a table follows a paragraph without an empty line.
struct ParagraphPlace {
  /// The beginning as the parser counts.
  private var line = 1
  private var column = 1
  /// What has to be added to the parser's lines, and to its columns in the first line.
  private var lineShift = 0
  private var columnShift = 0
  /// Line breaks so far that the parser has not counted.
  private var hiddenLines = 0
  /// After one: the parser's line, and its column of the first character behind it.
  private var fold: (line: Int, column: Int)?

  init() {}

  /// A paragraph that the parser says begins at one place and that truly begins at another.
  init(reported: (line: Int, column: Int), actual: (line: Int, column: Int)) {
    (line, column) = reported
    lineShift = actual.line - line
    columnShift = actual.column - column
  }

  /// Notes a formula that spans lines.
  mutating func hideLineBreaks(in source: String, line: Int, column: Int) {
    let newline = UInt8(ascii: "\n")
    guard let last = Array(source.utf8).lastIndex(of: newline) else { return }
    hiddenLines += source.utf8.count { $0 == newline }
    fold = (line, column + last + 1)
  }

  /// Notes a line break at a distance from where its line's text begins.
  mutating func hideLineBreak(line: Int, distance: Int) {
    let column: Int
    if let fold, fold.line == line {
      column = fold.column + distance
    } else if line == self.line {
      column = distance + 1 - columnShift
    } else {
      column = distance + self.column
    }
    hiddenLines += 1
    fold = (line, column + 1)
  }

  /// The line in the file, and the distance in bytes from where that line's text begins; the
  /// distance is from the first column of all where `isFirst`.
  func place(line: Int, column: Int) -> (line: Int, distance: Int, isFirst: Bool) {
    let actual = line + lineShift + hiddenLines
    if let fold, fold.line == line, column >= fold.column {
      return (actual, column - fold.column, false)
    }
    return line == self.line
      ? (line + lineShift, column + columnShift - 1, true) : (actual, column - self.column, false)
  }
}
