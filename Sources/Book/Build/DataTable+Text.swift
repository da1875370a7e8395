import Charts

extension DataTable {
  /// The cells as a page shows them: numbers with four significant digits.
  var textRows: [[String]] {
    rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): text
        case .number(let number): NumberText.short(number)
        case .empty: ""
        }
      }
    }
  }
}
