import Experiments

/// A piece of text cut out of a file, which remembers where each of its lines stood there.
struct Excerpt: Hashable, Sendable {
  var text: String
  /// Where the first character of each line of `text` stands in the file; at least one.
  var lineStarts: [SourcePosition]

  init(_ text: String, lineStarts: [SourcePosition]) {
    precondition(!lineStarts.isEmpty, "an excerpt begins somewhere")
    self.text = text
    self.lineStarts = lineStarts
  }

  /// Text that begins at `start`; further lines are taken to begin in the first column.
  init(_ text: String, at start: SourcePosition) {
    self.init(text, lineStarts: [start])
  }

  var start: SourcePosition { lineStarts[0] }

  /// The place in the file of a line and column of `text`, both counted from 1.
  func position(line: Int, column: Int) -> SourcePosition {
    let index = max(0, line - 1)
    if index < lineStarts.count {
      var position = lineStarts[index]
      position.column += max(1, column) - 1
      return position
    }
    return SourcePosition(file: start.file, line: start.line + index, column: max(1, column))
  }

  /// The place in the file of the character at an index of `text`.
  func position(of index: String.Index) -> SourcePosition {
    let before = text[..<index]
    let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine)
    return position(line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }

  /// The place in the file of the character at `offset`, counted in characters of `text`.
  func position(characterOffset offset: Int) -> SourcePosition {
    let index = text.index(text.startIndex, offsetBy: max(0, offset), limitedBy: text.endIndex)
    return position(of: index ?? text.endIndex)
  }

  /// The place in the file of a UTF-16 offset into `text`, as JavaScript counts.
  func position(utf16Offset offset: Int) -> SourcePosition {
    let units = text.utf16
    let index = units.index(units.startIndex, offsetBy: max(0, offset), limitedBy: units.endIndex)
    return position(of: index ?? text.endIndex)
  }
}
