/// A block of C, `rows` × `vectors` registers wide, that stays in registers while the sum over k runs.
///
/// Each element is one chain of fused multiply-adds in the order of k, starting from its start value:
/// the result is that of the textbook triple loop, bit for bit, however the blocks are cut.
struct MatrixTile<S: Scalar, let rows: Int, let vectors: Int> {
  private var sums: InlineArray<rows, InlineArray<vectors, S.Vector>>

  /// A tile inside of C has a way of its own, without a branch: its sums then never leave the registers.
  @inline(__always)
  private init(_ start: StartBlock<S>, lastWidth: Int) {
    guard let values = start.values else {
      sums = InlineArray(repeating: InlineArray(repeating: S.Vector(repeating: 0)))
      return
    }
    if lastWidth == S.Vector.scalarCount {
      sums = InlineArray { row in
        InlineArray { vector in
          S.Vector(loading: values + (row &* start.rowStride &+ vector &* S.Vector.scalarCount))
        }
      }
      return
    }
    sums = InlineArray { row in
      InlineArray { vector in
        let source = values + (row &* start.rowStride &+ vector &* S.Vector.scalarCount)
        return vector < vectors &- 1
          ? S.Vector(loading: source) : S.Vector.loading(lastWidth, from: source)
      }
    }
  }

  private typealias Row = InlineArray<vectors, S.Vector>

  @inline(__always)
  private static func row(_ b: UnsafePointer<S>) -> Row {
    Row { S.Vector(loading: b + $0 &* S.Vector.scalarCount) }
  }

  /// Adds the outer product of one column of A and one row of B.
  @inline(__always)
  private mutating func add(_ a: UnsafePointer<S>, rowStride: Int, _ right: Row) {
    for row in 0..<rows {
      let left = S.Vector(repeating: a[row &* rowStride])
      for vector in 0..<vectors {
        sums[row][vector] = sums[row][vector].addingProduct(left, right[vector])
      }
    }
  }

  @inline(__always)
  private mutating func add(_ product: PanelProduct<S>, rowStride: Int, step: Int) {
    var a = product.left.start
    var b = product.right.start
    guard vectors == 2, var copy = product.right.copy else {
      for _ in 0..<product.k {
        add(a, rowStride: rowStride, Self.row(b))
        a += step
        b += product.right.stride
      }
      return
    }
    for _ in 0..<product.k {
      let right = Self.row(b)
      for vector in 0..<vectors { right[vector].store(to: copy + vector &* S.Vector.scalarCount) }
      add(a, rowStride: rowStride, right)
      a += step
      b += product.right.stride
      copy += vectors &* S.Vector.scalarCount
    }
  }

  @inline(__always)
  private func store(to target: TileTarget<S>, lastWidth: Int) {
    if lastWidth == S.Vector.scalarCount {
      for row in 0..<rows {
        for vector in 0..<vectors {
          sums[row][vector].store(
            to: target.c + (row &* target.stride &+ vector &* S.Vector.scalarCount))
        }
      }
      return
    }
    for row in 0..<rows {
      let c = target.c + row &* target.stride
      for vector in 0..<vectors &- 1 {
        sums[row][vector].store(to: c + vector &* S.Vector.scalarCount)
      }
      sums[row][vectors &- 1].store(lastWidth, to: c + (vectors &- 1) &* S.Vector.scalarCount)
    }
  }

  /// C = start + A·B over the columns of the tile that lie inside of C; only the last register may be
  /// partly outside.
  ///
  /// The strides of A are constants on either side of the branch: that keeps the inner loop free of
  /// address arithmetic.
  @inline(never)
  static func write(_ product: PanelProduct<S>, _ target: TileTarget<S>) {
    let lastWidth = target.width &- (vectors &- 1) &* S.Vector.scalarCount
    var tile = Self(target.start, lastWidth: lastWidth)
    if product.left.isTransposed {
      tile.add(product, rowStride: 1, step: product.left.stride)
    } else {
      tile.add(product, rowStride: product.left.stride, step: 1)
    }
    tile.store(to: target, lastWidth: lastWidth)
  }
}
