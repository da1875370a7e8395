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
      let from = source + row &* stride
      let to = panel + row &* width
      var column = 0
      while column &+ 4 <= columns {
        let four = UnsafeRawPointer(from + column).loadUnaligned(as: SIMD4<S>.self)
        UnsafeMutableRawPointer(to + column).storeBytes(of: four, as: SIMD4<S>.self)
        column &+= 4
      }
      while column < columns {
        to[column] = from[column]
        column &+= 1
      }
      for column in columns..<width { to[column] = 0 }
    }
  }

  /// Packs `rows` ≤ `width` rows of a row-major matrix as columns.
  static func packTransposed<S: Scalar>(
    _ source: UnsafePointer<S>, stride: Int, rows: Int, columns: Int,
    into panel: UnsafeMutablePointer<S>, width: Int
  ) {
    var row = 0
    while row &+ 4 <= rows {
      let source = source + row &* stride
      var column = 0
      while column &+ 4 <= columns {
        transposeFour(source + column, stride, into: panel + (column &* width &+ row), width)
        column &+= 4
      }
      packOneByOne(source, stride, 4, column..<columns, into: panel + row, width)
      row &+= 4
    }
    while row &+ 2 <= rows {
      let source = source + row &* stride
      var column = 0
      while column &+ 4 <= columns {
        transposeTwo(source + column, stride, into: panel + (column &* width &+ row), width)
        column &+= 4
      }
      packOneByOne(source, stride, 2, column..<columns, into: panel + row, width)
      row &+= 2
    }
    packOneByOne(source + row &* stride, stride, rows &- row, 0..<columns, into: panel + row, width)
    for column in 0..<columns {
      for rest in rows..<width { panel[column &* width &+ rest] = 0 }
    }
  }

  @inline(__always)
  private static func packOneByOne<S: Scalar>(
    _ source: UnsafePointer<S>, _ stride: Int, _ rows: Int, _ columns: Range<Int>,
    into panel: UnsafeMutablePointer<S>, _ width: Int
  ) {
    for column in columns {
      for row in 0..<rows { panel[column &* width &+ row] = source[row &* stride &+ column] }
    }
  }

  /// Writes the transpose of a block of four by four.
  @inline(__always)
  private static func transposeFour<S: Scalar>(
    _ source: UnsafePointer<S>, _ stride: Int, into target: UnsafeMutablePointer<S>, _ width: Int
  ) {
    let rows = InlineArray<4, SIMD4<S>> {
      UnsafeRawPointer(source + $0 &* stride).loadUnaligned(as: SIMD4<S>.self)
    }
    for i in 0..<4 {
      let column = SIMD4(rows[0][i], rows[1][i], rows[2][i], rows[3][i])
      UnsafeMutableRawPointer(target + i &* width).storeBytes(of: column, as: SIMD4<S>.self)
    }
  }

  /// Writes the transpose of a block of two rows and four columns.
  @inline(__always)
  private static func transposeTwo<S: Scalar>(
    _ source: UnsafePointer<S>, _ stride: Int, into target: UnsafeMutablePointer<S>, _ width: Int
  ) {
    let first = UnsafeRawPointer(source).loadUnaligned(as: SIMD4<S>.self)
    let second = UnsafeRawPointer(source + stride).loadUnaligned(as: SIMD4<S>.self)
    for column in 0..<4 {
      UnsafeMutableRawPointer(target + column &* width)
        .storeBytes(of: SIMD2(first[column], second[column]), as: SIMD2<S>.self)
    }
  }
}
