extension DataTable {
  /// The table as HTML, with a caption and heads that name their rows and columns.
  ///
  /// Beyond `limit` rows evenly spaced ones are shown, the first and the last among them; `note`
  /// then says so, given the number shown and the number there are.
  public func html(
    limit: Int = 200, note: (_ shown: Int, _ all: Int) -> String = { "\($0) of \($1) rows" }
  ) -> String {
    let shown = thinned(to: limit).rows
    let isCut = shown.count < rows.count
    let remark = isCut ? " (\(note(shown.count, rows.count)))" : ""
    var html = "<table class=\"data\"><caption>\(Markup.escaped(caption + remark))</caption>"
    html += "<thead><tr>"
    for column in columns {
      let kind = column.isNumeric ? " class=\"n\"" : ""
      html += "<th scope=\"col\"\(kind)>\(Markup.escaped(column.name))</th>"
    }
    html += "</tr></thead><tbody>\n"
    for row in shown {
      html += "<tr>"
      for (column, cell) in row.enumerated() {
        html += column < keyColumns ? Self.head(cell) : Self.data(cell)
      }
      html += "</tr>\n"
    }
    return html + "</tbody></table>"
  }

  /// The table with evenly spaced rows, the first and the last among them, if it has more than `limit`.
  public func thinned(to limit: Int) -> DataTable {
    guard rows.count > limit, limit > 1 else { return self }
    var table = self
    table.rows = (0..<limit).map { rows[$0 * (rows.count - 1) / (limit - 1)] }
    return table
  }

  private static func head(_ cell: Cell) -> String {
    "<th scope=\"row\"\(numeric(cell))>\(text(cell))</th>"
  }

  private static func data(_ cell: Cell) -> String {
    "<td\(numeric(cell))>\(text(cell))</td>"
  }

  private static func numeric(_ cell: Cell) -> String {
    if case .number = cell { " class=\"n\"" } else { "" }
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): Markup.escaped(text)
    case .number(let value): Markup.escaped(NumberText.short(value, significant: 4))
    case .empty: ""
    }
  }
}
