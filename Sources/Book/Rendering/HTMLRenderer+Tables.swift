extension HTMLRenderer {
  /// A table scrolls inside a region of its own, so that the page never scrolls sideways.
  mutating func write(_ table: Table) {
    let label = regionLabel(wording.table)
    write(raw: "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"\(label)\">\n")
    write(raw: "<table>\n<thead>\n")
    write(table.header, of: table, tag: "th", attributes: " scope=\"col\"")
    write(raw: "</thead>\n")
    if !table.rows.isEmpty {
      write(raw: "<tbody>\n")
      for row in table.rows { write(row, of: table, tag: "td", attributes: "") }
      write(raw: "</tbody>\n")
    }
    write(raw: "</table>\n</div>\n")
  }

  private mutating func write(
    _ row: Table.Row, of table: Table, tag: String, attributes: String
  ) {
    write(raw: "<tr>")
    for (column, cell) in row.enumerated() {
      let alignment = column < table.alignments.count ? table.alignments[column] : .natural
      write(raw: "<\(tag)\(attributes)\(Self.attribute(for: alignment))>")
      write(cell)
      write(raw: "</\(tag)>")
    }
    write(raw: "</tr>\n")
  }

  private static func attribute(for alignment: Table.Alignment) -> String {
    switch alignment {
    case .natural: ""
    case .left: " class=\"left\""
    case .center: " class=\"center\""
    case .right: " class=\"right\""
    }
  }
}
