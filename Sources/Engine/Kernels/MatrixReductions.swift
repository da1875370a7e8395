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
      Columns<S, 4>.sum(x + column, rows, stride, into: sums + column, accumulating)
      column &+= 4 &* lanes
    }
    while column &+ lanes <= columns {
      Columns<S, 1>.sum(x + column, rows, stride, into: sums + column, accumulating)
      column &+= lanes
    }
    while column < columns {
      var sum: S = accumulating ? sums[column] : 0
      for row in 0..<rows { sum += x[row &* stride &+ column] }
      sums[column] = sum
      column &+= 1
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

/// The sums of as many columns as `vectors` registers hold.
private enum Columns<S: Scalar, let vectors: Int> {
  @inline(__always)
  static func sum(
    _ x: UnsafePointer<S>, _ rows: Int, _ stride: Int, into sums: UnsafeMutablePointer<S>,
    _ accumulating: Bool
  ) {
    let lanes = S.Vector.scalarCount
    var totals = InlineArray<vectors, S.Vector> {
      accumulating ? S.Vector(loading: sums + $0 &* lanes) : S.Vector(repeating: 0)
    }
    var from = x
    for _ in 0..<rows {
      for vector in 0..<vectors {
        totals[vector] = totals[vector] + S.Vector(loading: from + vector &* lanes)
      }
      from += stride
    }
    for vector in 0..<vectors { totals[vector].store(to: sums + vector &* lanes) }
  }
}
