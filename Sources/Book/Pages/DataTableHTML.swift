extension FigureCard.DataTable {
  /// A table whose first column names the rows.
  func html(label: String) -> String {
    var html = "<div class=\"table\" role=\"region\" tabindex=\"0\""
    html += " aria-label=\"\(label.escapedForHTML)\">\n<table>\n"
    if !caption.isEmpty { html += "<caption>\(caption.escapedForHTML)</caption>\n" }
    html += "<thead><tr>"
    for column in columns { html += "<th scope=\"col\">\(column.escapedForHTML)</th>" }
    html += "</tr></thead>\n<tbody>\n"
    for row in rows {
      html += "<tr>"
      for (index, cell) in row.enumerated() {
        let text = cell.escapedForHTML
        html += index == 0 ? "<th scope=\"row\">\(text)</th>" : "<td>\(text)</td>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n</div>"
  }
}
