import Foundation

/// Cells of a matrix, of which those narrower or lower than a pixel are pooled.
///
/// A pool shows what is odd about it, so that a lone extreme is not lost among its neighbours: a value that is
/// not finite, else one that has no place on a logarithm, else the extreme that is farther from the mean.
package struct CellPool: Sendable {
  /// Pixels of the edges.
  package let columns: [Double]
  package let rows: [Double]
  package let values: [[Double?]]

  /// The least width and height of a pool.
  package static let least = 1.0

  package init(_ values: [[Double?]], columns: [Double], rows: [Double], isLog: Bool) {
    let across = Self.pools(columns)
    let down = Self.pools(rows)
    guard across.count < columns.count || down.count < rows.count else {
      (self.values, self.columns, self.rows) = (values, columns, rows)
      return
    }
    self.columns = across.map { columns[$0] }
    self.rows = down.map { rows[$0] }
    self.values = zip(down, down.dropFirst()).map { top, bottom in
      zip(across, across.dropFirst()).map { left, right in
        Self.value(of: values[top..<bottom], left..<right, isLog: isLog)
      }
    }
  }

  /// The indices of edges that are at least a pixel apart; what is left at the end belongs to the last pool.
  static func pools(_ edges: [Double]) -> [Int] {
    guard let last = edges.indices.last else { return [] }
    var kept = [0]
    for index in edges.indices.dropFirst()
    where abs(edges[index] - edges[kept[kept.count - 1]]) >= least { kept.append(index) }
    if kept.count > 1, kept[kept.count - 1] != last { kept.removeLast() }
    return kept[kept.count - 1] == last ? kept : kept + [last]
  }

  private static func value(
    of rows: ArraySlice<[Double?]>, _ columns: Range<Int>, isLog: Bool
  ) -> Double? {
    if rows.count == 1, columns.count == 1 { return rows[rows.startIndex][columns.lowerBound] }
    var (low, high) = (Double.infinity, -Double.infinity)
    var (sum, count) = (0.0, 0)
    var placeless: Double?
    for row in rows {
      for case let value? in row[columns] {
        if !value.isFinite { return value }
        if isLog, value <= 0 {
          placeless = value
          continue
        }
        low = min(low, value)
        high = max(high, value)
        sum += isLog ? log10(value) : value / 2
        count += 1
      }
    }
    if let placeless { return placeless }
    guard count > 0 else { return nil }
    // Halves, since a difference of two values may be too large for a number.
    let scaled = { (value: Double) in isLog ? log10(value) : value / 2 }
    let mean = sum / Double(count)
    return scaled(high) - mean >= mean - scaled(low) ? high : low
  }
}
