import CCMarkGFM
import Experiments

extension TreeReader {
  mutating func table(_ node: CNode) -> Table {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let codes = cmark_gfm_extensions_get_table_alignments(node)
    let alignments: [Table.Alignment] = (0..<count).map { column in
      switch codes?[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .natural
      }
    }
    var rows: [Table.Row] = []
    rows.reserveCapacity(node.childCount)
    for row in node.children {
      var cells: Table.Row = []
      cells.reserveCapacity(count)
      for cell in row.children { cells.append(paragraphInlines(of: cell)) }
      if !rows.isEmpty { checkCells(of: row, count) }
      rows.append(cells)
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return Table(alignments: alignments, header: header, rows: rows)
  }

  /// A warning if a row has more cells than its table's head, which are left out, or fewer.
  private mutating func checkCells(of row: CNode, _ expected: Int) {
    let line = Int(cmark_node_get_start_line(row))
    let start = textColumn(ofLine: line)
    let count = Self.cellCount(in: source.line(line).dropFirst(start - 1))
    guard count != expected else { return }
    let loss = count > expected ? "What is beyond is not shown." : "The rest is left empty."
    document.diagnostics.append(
      Diagnostic(
        .warning, at: located(line: line, byteColumn: start),
        "this row has \(count) \(count == 1 ? "cell" : "cells"), its head \(expected)",
        notes: [loss + " A pipe that divides no cells is written \\|"]))
  }

  /// How many cells a row has as the parser counts them: a pipe at either end is optional.
  static func cellCount(in row: ArraySlice<UInt8>) -> Int {
    var row = row
    while row.last?.isWhiteSpace == true { row.removeLast() }
    if row.first == UInt8(ascii: "|") { row.removeFirst() }
    var count = 0
    var isOpen = false
    var index = row.startIndex
    while index < row.endIndex {
      switch row[index] {
      case UInt8(ascii: "|"):
        count += 1
        isOpen = false
      case UInt8(ascii: "\\"):
        isOpen = true
        index += 1
      default: isOpen = true
      }
      index += 1
    }
    return count + (isOpen ? 1 : 0)
  }
}
