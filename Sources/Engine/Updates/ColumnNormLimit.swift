/// A limit on the norm of each column of a matrix.
struct ColumnNormLimit: Sendable {
  let offset: Int
  let rows: Int
  let columns: Int
  let limit: Double

  /// w ← w·c/‖w‖ for the weights w into each unit whose norm exceeds c.
  func apply<S: Scalar>(_ pass: UpdatePass<S>, scratch: UnsafeMutablePointer<S>) {
    let weights = pass.parameters + offset
    let squares = scratch
    for column in 0..<columns { squares[column] = 0 }
    for row in 0..<rows {
      let w = weights + row * columns
      for column in 0..<columns {
        squares[column] = squares[column].addingProduct(w[column], w[column])
      }
    }
    let limit = S(limit)
    for column in 0..<columns {
      let norm = squares[column].squareRoot()
      squares[column] = norm > limit ? limit / norm : 1
    }
    for row in 0..<rows {
      let w = weights + row * columns
      for column in 0..<columns { w[column] *= squares[column] }
    }
  }
}
