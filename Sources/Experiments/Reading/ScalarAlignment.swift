/// Finds where each character of a scalar stands in the lines it was read from.
///
/// YAML folds line breaks, drops indentation, doubles quotes and translates escapes. The
/// text and the lines are therefore walked through together: whitespace matches any run of
/// whitespace, anything else matches the next equal character. Where an escape hides a
/// character, its neighbours still lead to a place next to it.
struct ScalarAlignment {
  /// The body's lines without their ends.
  let lines: [[Character]]
  private var line: Int
  private var column: Int

  /// Starts at the indices of the line and the character where the scalar's text may begin.
  init(lines: [[Character]], line: Int, column: Int) {
    self.lines = lines
    self.line = line
    self.column = column
  }

  /// The places of a text's characters, as runs in which the column counts up by one.
  ///
  /// `place` turns indices of a line and a character into a place of the file.
  mutating func segments(
    of text: String, place: (_ line: Int, _ column: Int) -> (line: Int, column: Int)
  ) -> [DirectiveSource.Segment] {
    var segments: [DirectiveSource.Segment] = []
    var offset = 0
    func record() {
      let (line, column) = place(line, column)
      if let last = segments.last, last.line == line,
        last.column + offset - last.offset == column
      {
        return
      }
      segments.append(DirectiveSource.Segment(offset: offset, line: line, column: column))
    }
    for character in text {
      if character.isBlank { matchWhitespace(character) } else { match(character) }
      record()
      step()
      offset += 1
    }
    record()
    return segments
  }

  private var current: Character? {
    guard line < lines.count else { return nil }
    return column < lines[line].count ? lines[line][column] : "\n"
  }

  /// Goes to the next character equal to the given one, at most to the end of the body.
  private mutating func match(_ character: Character) {
    let start = (line, column)
    var skipped = 0
    while let found = current, found != character {
      // An escape such as \u03c3 has no equal in the source: stay where it stands.
      skipped += 1
      guard skipped <= 200 else {
        (line, column) = start
        return
      }
      step()
    }
    if current == nil { (line, column) = start }
  }

  private mutating func matchWhitespace(_ character: Character) {
    if character == "\n" {
      // A paragraph's break may stand after trailing spaces, or be the escape \n.
      while let found = current, found != "\n", found.isWhitespace { step() }
    }
  }

  private mutating func step() {
    guard line < lines.count else { return }
    if column < lines[line].count {
      column += 1
    } else {
      line += 1
      column = 0
    }
  }
}
