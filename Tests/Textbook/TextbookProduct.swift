/// A matrix product as a textbook has it, against which the engine's own is held bit for bit: each element is one
/// chain of fused multiply-adds in the order of k.
///
/// It shares nothing with the engine, and is compiled with optimization so that thousands of shapes take seconds.
public struct TextbookProduct<S: BinaryFloatingPoint> {
  public let m: Int
  public let n: Int
  public let k: Int
  /// A, and how far apart its elements lie from row to row and from column to column.
  public let a: UnsafePointer<S>
  public let strideOfA: (row: Int, column: Int)
  public let b: UnsafePointer<S>
  public let strideOfB: (row: Int, column: Int)

  public init(
    m: Int, n: Int, k: Int, _ a: UnsafePointer<S>, strideOfA: (row: Int, column: Int),
    _ b: UnsafePointer<S>, strideOfB: (row: Int, column: Int)
  ) {
    self.m = m
    self.n = n
    self.k = k
    self.a = a
    self.strideOfA = strideOfA
    self.b = b
    self.strideOfB = strideOfB
  }

  /// C = C + A·B for C m × n, `ldc` apart from row to row.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func add(to c: UnsafeMutablePointer<S>, ldc: Int) {
    for row in 0..<m {
      let sums = c + row * ldc
      for depth in 0..<k {
        let left = a[row * strideOfA.row + depth * strideOfA.column]
        let right = b + depth * strideOfB.row
        if strideOfB.column == 1 {
          for column in 0..<n { sums[column] = sums[column].addingProduct(left, right[column]) }
        } else {
          for column in 0..<n {
            let factor = right[column * strideOfB.column]
            sums[column] = sums[column].addingProduct(left, factor)
          }
        }
      }
    }
  }

  /// C = C + A·B with sums in so many lanes: the lanes are added up halves first, and what is left over of k
  /// comes last.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func add(to c: UnsafeMutablePointer<S>, ldc: Int, lanes: Int) {
    let whole = k / lanes * lanes
    var sums = [S](repeating: 0, count: lanes)
    func term(_ sum: S, _ row: Int, _ column: Int, _ depth: Int) -> S {
      sum.addingProduct(
        a[row * strideOfA.row + depth * strideOfA.column],
        b[depth * strideOfB.row + column * strideOfB.column])
    }
    for row in 0..<m {
      for column in 0..<n {
        for lane in 0..<lanes { sums[lane] = 0 }
        for depth in 0..<whole {
          sums[depth % lanes] = term(sums[depth % lanes], row, column, depth)
        }
        var width = lanes / 2
        while width > 0 {
          for lane in 0..<width { sums[lane] += sums[lane + width] }
          width /= 2
        }
        var sum = c[row * ldc + column] + sums[0]
        for depth in whole..<k { sum = term(sum, row, column, depth) }
        c[row * ldc + column] = sum
      }
    }
  }
}
