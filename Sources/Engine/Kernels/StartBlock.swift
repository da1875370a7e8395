/// The start values of a block of C; none means zero.
struct StartBlock<S: Scalar> {
  let values: UnsafePointer<S>?
  let rowStride: Int

  @inline(__always)
  init(values: UnsafePointer<S>?, rowStride: Int) {
    self.values = values
    self.rowStride = rowStride
  }

  init(_ start: MatrixMultiply.Start<S>, c: UnsafeMutablePointer<S>, ldc: Int) {
    switch start {
    case .zero: self.init(values: nil, rowStride: 0)
    case .accumulate: self.init(values: UnsafePointer(c), rowStride: ldc)
    case .bias(let bias): self.init(values: bias, rowStride: 0)
    }
  }

  /// The same values seen from another element of C.
  @inline(__always)
  func at(row: Int, column: Int) -> StartBlock {
    StartBlock(values: values.map { $0 + (row &* rowStride &+ column) }, rowStride: rowStride)
  }
}

/// Where a register tile lies: the block of C, its start values and how many columns are inside.
struct TileTarget<S: Scalar> {
  let c: UnsafeMutablePointer<S>
  let stride: Int
  let width: Int
  let start: StartBlock<S>
}
