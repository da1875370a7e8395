import Charts

extension DataTable {
  /// The part of the table that a page shows: about two thousand cells at most, but twenty rows.
  var thinnedForPage: DataTable { thinned(to: max(20, 2000 / max(1, columns.count))) }

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
