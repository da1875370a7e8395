extension DataTable {
  /// All rows as JSON: `{"columns": [...], "rows": [[...]]}`.
  ///
  /// JSON has no NaN and no infinity, so those are the strings "NaN", "Infinity", "-Infinity"; a
  /// missing value is null.
  public var json: String {
    let names = columns.map { $0.name.asJSON }.joined(separator: ",")
    let lines = rows.map { row in
      "[" + row.map(Self.json).joined(separator: ",") + "]"
    }
    return "{\"columns\":[\(names)],\"rows\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
  }

  private static func json(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.asJSON
    case .number(let value):
      value.isFinite ? NumberText.exact(value) : "\"\(NumberText.exact(value))\""
    case .empty: "null"
    }
  }
}
