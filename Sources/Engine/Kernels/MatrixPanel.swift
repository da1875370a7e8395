/// A few columns of B copied side by side: k × width, contiguous, filled up with zeros.
enum MatrixPanel {
  /// Packs `columns` ≤ `width` columns of a row-major matrix; most often two registers of them.
  @inline(__always)
  static func pack<S: Scalar>(
    _ source: UnsafePointer<S>, stride: Int, rows: Int, columns: Int,
    into panel: UnsafeMutablePointer<S>, width: Int
  ) {
    let lanes = S.Vector.scalarCount
    if columns == 2 &* lanes {
      for row in 0..<rows {
        let (from, to) = (source + row &* stride, panel + row &* width)
        let (first, second) = (S.Vector(loading: from), S.Vector(loading: from + lanes))
        first.store(to: to)
        second.store(to: to + lanes)
      }
      return
    }
    for row in 0..<rows {
      let (from, to) = (source + row &* stride, panel + row &* width)
      if columns >= 4 {
        // The last four overlap those before them.
        var column = 0
        while column &+ 4 < columns {
          copyFour(from + column, to: to + column)
          column &+= 4
        }
        copyFour(from + (columns &- 4), to: to + (columns &- 4))
      } else {
        for column in 0..<columns { to[column] = from[column] }
      }
      for column in columns..<width { to[column] = 0 }
    }
  }

  @inline(__always)
  private static func copyFour<S: Scalar>(
    _ source: UnsafePointer<S>, to target: UnsafeMutablePointer<S>
  ) {
    let four = UnsafeRawPointer(source).loadUnaligned(as: SIMD4<S>.self)
    UnsafeMutableRawPointer(target).storeBytes(of: four, as: SIMD4<S>.self)
  }

  /// So many scalars behind the panel may be written too.
  static var overrun: Int { 8 }

  /// Packs `rows` ≤ `width` rows of a row-major matrix as columns.
  ///
  /// Lanes beyond the rows repeat the last one; where a panel has no room for them they fall on its next
  /// column, which is written later. Where it has more room the rest is zero.
  static func packTransposed<S: Scalar>(
    _ source: UnsafePointer<S>, stride: Int, rows: Int, columns: Int,
    into panel: UnsafeMutablePointer<S>, width: Int
  ) {
    let few = TransposedRows<S>.columnCount
    guard columns >= few else {
      packOneByOne(source, stride: stride, rows: rows, columns: columns, into: panel, width: width)
      return
    }
    let four = TransposedRows<S>.count
    var row = (rows &- 1) / four &* four
    while row >= 0 {
      let source = TransposedRows(
        start: source + row &* stride, stride: stride, count: min(four, rows &- row))
      var column = 0
      while column < columns {
        let from = min(column, columns &- few)
        S.transpose(source, from: from, to: panel + (from &* width &+ row), width: width)
        column &+= few
      }
      row &-= four
    }
    let written = (rows &+ four &- 1) / four &* four
    guard written < width else { return }
    for column in 0..<columns {
      for rest in written..<width { panel[column &* width &+ rest] = 0 }
    }
  }

  private static func packOneByOne<S: Scalar>(
    _ source: UnsafePointer<S>, stride: Int, rows: Int, columns: Int,
    into panel: UnsafeMutablePointer<S>, width: Int
  ) {
    for column in 0..<columns {
      let to = panel + column &* width
      for row in 0..<rows { to[row] = source[row &* stride &+ column] }
      for rest in rows..<width { to[rest] = 0 }
    }
  }
}
