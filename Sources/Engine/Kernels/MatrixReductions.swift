/// Sums and extremes over the rows or columns of a row-major matrix.
enum MatrixReductions {
  /// sums[j] = Σᵢ x[i, j], or added to what `sums` holds; rows are added in their order.
  static func columnSums<S: Scalar>(
    _ x: UnsafePointer<S>, rows: Int, columns: Int, stride: Int,
    into sums: UnsafeMutablePointer<S>, accumulating: Bool
  ) {
    precondition(rows >= 0 && columns >= 0 && stride >= columns, "rows of the matrix overlap")
    let lanes = S.Vector.scalarCount
    var column = 0
    while column &+ 4 &* lanes <= columns {
      let start: ColumnLanes<S, 4> =
        accumulating ? ColumnLanes(loading: sums + column) : ColumnLanes(repeating: 0)
      ColumnLanes.sums(x + column, rows, stride, start: start).store(to: sums + column)
      column &+= 4 &* lanes
    }
    while column &+ lanes <= columns {
      let start: ColumnLanes<S, 1> =
        accumulating ? ColumnLanes(loading: sums + column) : ColumnLanes(repeating: 0)
      ColumnLanes.sums(x + column, rows, stride, start: start).store(to: sums + column)
      column &+= lanes
    }
    let rest = NarrowColumns<S>(from: column, rows: rows, columns: columns, stride: stride)
    guard rest.count > 0 else { return }
    let start: ColumnLanes<S, 1> =
      accumulating
      ? ColumnLanes(loading: rest.count, from: sums + column) : ColumnLanes(repeating: 0)
    let totals = ColumnLanes.sums(x + column, rest.rowsWithRoom, stride, start: start)
    for lane in 0..<rest.count {
      var sum = totals[lane]
      for row in rest.rowsWithRoom..<rows { sum += x[row &* stride &+ column &+ lane] }
      sums[column &+ lane] = sum
    }
  }

  /// sums[i] = Σⱼ x[i, j]
  static func rowSums<S: Scalar>(
    _ x: UnsafePointer<S>, rows: Int, columns: Int, stride: Int,
    into sums: UnsafeMutablePointer<S>
  ) {
    precondition(rows >= 0 && columns >= 0 && stride >= columns, "rows of the matrix overlap")
    for row in 0..<rows { sums[row] = Reductions.sum(x + row &* stride, count: columns) }
  }

  /// maxima[i] = maxⱼ x[i, j]
  static func rowMaxima<S: Scalar>(
    _ x: UnsafePointer<S>, rows: Int, columns: Int, stride: Int,
    into maxima: UnsafeMutablePointer<S>
  ) {
    precondition(rows >= 0 && columns >= 0 && stride >= columns, "rows of the matrix overlap")
    for row in 0..<rows { maxima[row] = Reductions.maximum(x + row &* stride, count: columns) }
  }
}
