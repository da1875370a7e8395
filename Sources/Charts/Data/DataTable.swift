/// The numbers behind a chart, for reading, for files and for the script of the page.
public struct DataTable: Sendable, Equatable {
  public enum Cell: Sendable, Equatable {
    case text(String)
    case number(Double)
    case empty
  }

  public struct Column: Sendable, Equatable {
    public var name: String
    public var isNumeric: Bool
  }

  public var caption: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// How many columns at the left name a row rather than measure something.
  public var keyColumns: Int

  /// All rows as comma-separated values (RFC 4180), numbers written so that they read back exactly.
  public var csv: String {
    let head = columns.map { Self.quoted($0.name) }.joined(separator: ",")
    let lines = rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): Self.quoted(text)
        case .number(let value): NumberText.exact(value)
        case .empty: ""
        }
      }.joined(separator: ",")
    }
    return ([head] + lines).map { $0 + "\r\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
