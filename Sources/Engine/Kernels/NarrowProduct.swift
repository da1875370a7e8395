/// Products whose C has only a few columns, as of a layer with one output.
///
/// A register tile would be mostly empty there, so the lanes run along k instead: each element of C is
/// start + (sum of the lanes) + (what is left over of k), in this order.
enum NarrowProduct {
  /// Whether C of n columns is narrow.
  static func isBetter(n: Int) -> Bool { n > 0 && n < 4 }

  /// The columns of B as contiguous rows of k elements, gathered in the workspace where they are not.
  static func columns<S: Scalar>(
    _ isTransposed: Bool, of b: UnsafePointer<S>, ldb: Int, n: Int, k: Int,
    workspace: UnsafeMutablePointer<S>
  ) -> (start: UnsafePointer<S>, stride: Int) {
    if isTransposed { return (b, ldb) }
    if n == 1 && ldb == 1 { return (b, k) }
    for column in 0..<n {
      let gathered = workspace + column &* k
      for p in 0..<k { gathered[p] = b[p &* ldb &+ column] }
    }
    return (UnsafePointer(workspace), k)
  }

  /// C = start + A·B with the columns of B given as rows.
  static func multiply<S: Scalar>(
    m: Int, n: Int, k: Int, _ a: UnsafePointer<S>, lda: Int, _ columns: UnsafePointer<S>,
    stride: Int, into c: UnsafeMutablePointer<S>, ldc: Int, start: StartBlock<S>
  ) {
    for column in 0..<n {
      let right = columns + column &* stride
      var row = 0
      while row < m {
        let left = a + row &* lda
        let target = c + (row &* ldc &+ column)
        let first = start.at(row: row, column: column)
        if row &+ 4 <= m {
          Dots<S, 4>.write(k: k, left, lda: lda, right, into: target, ldc: ldc, start: first)
          row &+= 4
        } else {
          Dots<S, 1>.write(k: k, left, lda: lda, right, into: target, ldc: ldc, start: first)
          row &+= 1
        }
      }
    }
  }

  /// C = start + Pᵀ with P stored n × m.
  static func addTransposed<S: Scalar>(
    _ product: UnsafePointer<S>, m: Int, n: Int, into c: UnsafeMutablePointer<S>, ldc: Int,
    start: StartBlock<S>
  ) {
    for row in 0..<m {
      for column in 0..<n {
        let first = start.at(row: row, column: column).values?.pointee ?? 0
        c[row &* ldc &+ column] = first + product[column &* m &+ row]
      }
    }
  }
}

/// The inner products of `rows` rows of A with one column of B, side by side to hide the latency.
private enum Dots<S: Scalar, let rows: Int> {
  @inline(__always)
  static func write(
    k: Int, _ a: UnsafePointer<S>, lda: Int, _ column: UnsafePointer<S>,
    into c: UnsafeMutablePointer<S>, ldc: Int, start: StartBlock<S>
  ) {
    var sums = InlineArray<rows, SumLanes<S>>(repeating: SumLanes())
    var p = 0
    while p &+ SumLanes<S>.count <= k {
      for row in 0..<rows { sums[row].addProducts(a + (row &* lda &+ p), column + p) }
      p &+= SumLanes<S>.count
    }
    for row in 0..<rows {
      var sum = start.at(row: row, column: 0).values?.pointee ?? 0
      sum += sums[row].total()
      for rest in p..<k { sum.addProduct(a[row &* lda &+ rest], column[rest]) }
      c[row &* ldc] = sum
    }
  }
}
