/// A few columns of B copied side by side: k × width, contiguous, filled up with zeros.
enum MatrixPanel {
  /// Packs `columns` ≤ `width` columns of a row-major matrix.
  static func pack<S: Scalar>(
    _ source: UnsafePointer<S>, stride: Int, rows: Int, columns: Int,
    into panel: UnsafeMutablePointer<S>, width: Int
  ) {
    let lanes = S.Vector.scalarCount
    let vectors = columns == width && width % lanes == 0 ? width / lanes : 0
    for row in 0..<rows {
      let from = source + row &* stride
      let to = panel + row &* width
      for vector in 0..<vectors {
        S.Vector(loading: from + vector &* lanes).store(to: to + vector &* lanes)
      }
      for column in vectors &* lanes..<columns { to[column] = from[column] }
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
      let from = source + row &* stride
      var column = 0
      while column &+ 4 <= columns {
        transposeFour(from + column, stride: stride, into: panel + (column &* width &+ row), width)
        column &+= 4
      }
      while column < columns {
        for i in 0..<4 { panel[column &* width &+ row &+ i] = from[i &* stride &+ column] }
        column &+= 1
      }
      row &+= 4
    }
    for rest in row..<width {
      let isInside = rest < rows
      for column in 0..<columns {
        panel[column &* width &+ rest] = isInside ? source[rest &* stride &+ column] : 0
      }
    }
  }

  /// Writes the transpose of a block of four by four.
  @inline(__always)
  private static func transposeFour<S: Scalar>(
    _ source: UnsafePointer<S>, stride: Int, into target: UnsafeMutablePointer<S>, _ width: Int
  ) {
    let rows = InlineArray<4, SIMD4<S>> {
      UnsafeRawPointer(source + $0 &* stride).loadUnaligned(as: SIMD4<S>.self)
    }
    for i in 0..<4 {
      let column = SIMD4(rows[0][i], rows[1][i], rows[2][i], rows[3][i])
      UnsafeMutableRawPointer(target + i &* width).storeBytes(of: column, as: SIMD4<S>.self)
    }
  }
}
