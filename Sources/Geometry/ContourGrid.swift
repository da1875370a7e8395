import Foundation

/// A function sampled on a grid, of which only lines at least a pixel apart are looked at.
package struct ContourGrid: Sendable {
  private let columns: [Double]
  private let rows: [Double]
  private let values: [[Double]]

  /// Places of the grid in pixels.
  package init(_ values: [[Double]], columns: [Double], rows: [Double]) {
    let across = CellPool.pools(columns)
    let down = CellPool.pools(rows)
    self.columns = across.map { columns[$0] }
    self.rows = down.map { rows[$0] }
    self.values = down.map { row in across.map { values[row][$0] } }
  }

  /// The lines at a level; on a logarithm it is logarithms that change evenly between the samples.
  package func lines(at level: Double, isLog: Bool) -> [[Position]] {
    let surface = isLog ? values.map { $0.map { $0 > 0 ? log10($0) : .nan } } : values
    return MarchingSquares(columns: columns, rows: rows, values: surface)
      .lines(at: isLog ? log10(level) : level).map(Simplify.polyline)
  }
}
