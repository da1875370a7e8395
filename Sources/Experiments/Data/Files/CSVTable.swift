/// A table of text cells with a header line, as RFC 4180 describes it: cells are separated by commas, and
/// one in double quotes may hold commas, line ends and doubled quotes.
struct CSVTable {
  struct Cell: Hashable {
    var text: String
    var line: Int
    /// Counts characters from 1.
    var column: Int
    /// What is in quotes is a text, whatever it looks like.
    var isQuoted = false
  }

  let header: [Cell]
  let rows: [[Cell]]

  /// - Throws: `DataFileError` with the place in the file.
  init(
    _ bytes: [UInt8], path: String, format: CSVFormat = CSVFormat()
  ) throws(DataFileError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DataFileError(path, "it is not UTF-8 text")
    }
    var scanner = Scanner(text, path: path, format: format)
    guard let first = try scanner.nextRow() else {
      throw DataFileError(
        path, line: 1, column: 1, "a header line with the columns' names is missing")
    }
    let header = format.hasHeader == false ? Self.numbered(first) : first
    try Self.check(header, path: path, format)
    var rows = format.hasHeader == false ? [first] : []
    while let row = try scanner.nextRow() {
      guard row.count == header.count else {
        throw DataFileError(
          path, line: row[0].line, column: row[0].column,
          "this line has \(row.count) cells, the header has \(header.count)"
            + format.hint(forLines: [header[0].text, row[0].text]))
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw DataFileError(path, "there is no line after the header") }
    self.header = header
    self.rows = rows
  }

  /// The names of columns without any: 1, 2, 3 and so on.
  private static func numbered(_ row: [Cell]) -> [Cell] {
    row.enumerated().map { Cell(text: String($0 + 1), line: $1.line, column: $1.column) }
  }

  /// The place of a column; nil if there is none of that name.
  func column(_ name: String) -> Int? { header.firstIndex { $0.text == name } }

  /// - Throws: If two columns cannot be told apart, or one has no name, or all of it may be a sample.
  private static func check(
    _ header: [Cell], path: String, _ format: CSVFormat
  ) throws(DataFileError) {
    let hint = format.hint(forHeader: header.map(\.text))
    if header.count == 1, !hint.isEmpty {
      throw DataFileError(
        path, line: header[0].line, column: header[0].column,
        "the header has a single column, '\(header[0].text.visible)'" + hint)
    }
    if format.hasHeader == nil,
      let number = header.first(where: { !$0.isQuoted && format.number($0.text) != nil })
    {
      throw DataFileError(
        path, line: number.line, column: number.column,
        "the first line holds the columns' names, and '\(number.text)' is a number; write header: false if it is "
          + "a sample like the others, which calls the columns '1', '2', …, or header: true if it is a name"
      )
    }
    var columns: [String: Int] = [:]
    for (index, cell) in header.enumerated() {
      if cell.text.allSatisfy(\.isWhitespace) {
        throw DataFileError(
          path, line: cell.line, column: cell.column,
          "column \(index + 1) has no name in the header")
      }
      if let first = columns.updateValue(index, forKey: cell.text.trimmed) {
        let isSame = header[first].text == cell.text
        throw DataFileError(
          path, line: cell.line, column: cell.column,
          isSame
            ? "two columns have the name '\(cell.text)': column \(first + 1) and column \(index + 1)"
            : "the names '\(header[first].text)' of column \(first + 1) and '\(cell.text)' of column "
              + "\(index + 1) differ only by spaces")
      }
    }
  }

  /// Reads one row after the other, skipping empty lines and comments.
  private struct Scanner {
    private var rest: Substring
    private let path: String
    private let separator: Character
    private let comment: String?
    private var line = 1
    private var column = 1

    init(_ text: String, path: String, format: CSVFormat) {
      // Some programs begin a file with a byte order mark.
      rest = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
      self.path = path
      separator = format.separator
      comment = format.comment
    }

    mutating func nextRow() throws(DataFileError) -> [Cell]? {
      while let first = rest.first {
        if let comment, column == 1, rest.hasPrefix(comment) {
          while let character = rest.first, !character.endsLine { advance() }
        } else if first.endsLine {
          advance()
        } else {
          break
        }
      }
      guard !rest.isEmpty else { return nil }
      var row = [try nextCell()]
      while rest.first == separator {
        advance()
        row.append(try nextCell())
      }
      if !rest.isEmpty { advance() }
      return row
    }

    private mutating func nextCell() throws(DataFileError) -> Cell {
      if rest.first == "\"" { return try quotedCell() }
      var cell = Cell(text: "", line: line, column: column)
      while let character = rest.first, character != separator, !character.endsLine {
        cell.text.append(character)
        advance()
      }
      return cell
    }

    private mutating func quotedCell() throws(DataFileError) -> Cell {
      var cell = Cell(text: "", line: line, column: column, isQuoted: true)
      advance()
      while let character = rest.first {
        advance()
        if character != "\"" {
          cell.text.append(character)
        } else if rest.first == "\"" {
          cell.text.append("\"")
          advance()
        } else if let next = rest.first, next != separator, !next.endsLine {
          throw DataFileError(
            path, line: line, column: column, "a quoted cell goes on after its closing quote")
        } else {
          return cell
        }
      }
      throw DataFileError(
        path, line: cell.line, column: cell.column, "this cell's closing quote is missing")
    }

    private mutating func advance() {
      if rest.removeFirst().endsLine {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
  }
}
