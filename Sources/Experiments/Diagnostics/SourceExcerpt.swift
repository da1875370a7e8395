/// One line of a file as a terminal shows it, with the columns to underline.
///
/// Tabs become spaces, control characters become `�` so that no file can command the terminal, and
/// a long line is cut to a window around the place.
struct SourceExcerpt {
  private struct Cell {
    var text: String
    var width: Int
    var isMarked: Bool
  }

  let line: String
  /// `^~~~`, with the spaces in front of it.
  let marker: String

  /// Underlines `length` characters from a column on, which counts characters from 1.
  init(_ source: SourceLine, column: Int, length: Int, width: Int) {
    let width = max(width, 8)
    let column = min(column, source.count + 1)
    // Nothing farther away can be shown, so that an excerpt takes as long however long its line is.
    let near = max(0, column - 1 - 4 * width)..<column + 4 * width
    let (piece, first) = source.characters(near)
    let isCut = first + piece.count < source.count
    var cells = Self.cells(
      of: piece, marked: column - first..<column - first + min(length, 8 * width))
    // The place just after the last character, and everything beyond it, is shown after the line.
    if !cells.contains(where: \.isMarked) {
      cells.append(Cell(text: " ", width: 1, isMarked: true))
    }
    let window = Self.window(of: cells, width: width, isCut: first > 0 || isCut)
    let shown = cells[window]
    let before = first + window.lowerBound > 0 ? "…" : ""
    let after = isCut || window.upperBound < cells.count ? "…" : ""
    let text = before + shown.map(\.text).joined() + after
    line = String(text.reversed().drop { $0 == " " }.reversed())
    let indent = shown.prefix { !$0.isMarked }.reduce(before.count) { $0 + $1.width }
    let marked = shown.filter(\.isMarked).reduce(0) { $0 + $1.width }
    marker =
      String(repeating: " ", count: indent) + "^"
      + String(repeating: "~", count: max(0, marked - 1))
  }

  private static func cells(of source: Substring, marked: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    for (index, character) in source.enumerated() {
      let tabStop = 4
      let isTab = character == "\t"
      let width = isTab ? tabStop - column % tabStop : DisplayWidth.of(character)
      let text = isTab ? String(repeating: " ", count: width) : printable(character)
      cells.append(Cell(text: text, width: width, isMarked: marked.contains(index + 1)))
      column += width
    }
    return cells
  }

  /// The cells that fit into a width, the first marked one about a third from the left.
  private static func window(of cells: [Cell], width: Int, isCut: Bool) -> Range<Int> {
    if !isCut, cells.reduce(0, { $0 + $1.width }) <= width { return 0..<cells.count }
    let first = cells.firstIndex(where: \.isMarked) ?? 0
    var start = first
    var used = 0
    while start > 0, used + cells[start - 1].width <= width / 3 {
      start -= 1
      used += cells[start].width
    }
    var end = first
    while end < cells.count, used + cells[end].width <= width - 2 {
      used += cells[end].width
      end += 1
    }
    while start > 0, used + cells[start - 1].width <= width - 2 {
      start -= 1
      used += cells[start].width
    }
    return start..<end
  }

  /// The character, or a sign in place of one that could command a terminal or reorder its text.
  static func printable(_ character: Character) -> String {
    let isSafe = character.unicodeScalars.allSatisfy { scalar in
      let isReordering =
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      return scalar.properties.generalCategory != .control && !isReordering
    }
    return isSafe ? String(character) : "\u{FFFD}"
  }
}
