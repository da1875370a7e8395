/// A few rows of A over some range of k, as stored or packed.
struct LeftTile<S: Scalar> {
  let start: UnsafePointer<S>
  let stride: Int
  /// Whether the elements of one column, not of one row, are neighbours.
  let isTransposed: Bool
}

/// A few columns of B over the same range of k, `stride` apart from row to row.
struct RightPanel<S: Scalar> {
  let start: UnsafePointer<S>
  let stride: Int
  /// Where the first tile, two registers wide, leaves the rows side by side as it reads them: its multiply-adds
  /// keep the ports for stores idle.
  var copy: UnsafeMutablePointer<S>?

  /// What the tiles after the first one read.
  func afterFirstTile(width: Int) -> RightPanel {
    copy.map { RightPanel(start: UnsafePointer($0), stride: width) } ?? self
  }
}

/// What a register tile computes: some rows of A times some columns of B.
struct PanelProduct<S: Scalar> {
  let k: Int
  let left: LeftTile<S>
  let right: RightPanel<S>

  /// C = start + A·B for a tile of `rows` rows and `width` columns in `vectors` registers.
  @inline(__always)
  func write(
    rows: Int, vectors: Int, width: Int, to c: UnsafeMutablePointer<S>, stride: Int,
    start: StartBlock<S>
  ) {
    precondition(vectors == 2 || right.copy == nil, "only tiles of two registers fill the copy")
    let target = TileTarget(c: c, stride: stride, width: width, start: start)
    switch (vectors, rows) {
    case (2, 8): MatrixTile<S, 8, 2>.write(self, target)
    case (2, 7): MatrixTile<S, 7, 2>.write(self, target)
    case (2, 6): MatrixTile<S, 6, 2>.write(self, target)
    case (2, 5): MatrixTile<S, 5, 2>.write(self, target)
    case (2, 4): MatrixTile<S, 4, 2>.write(self, target)
    case (2, 3): MatrixTile<S, 3, 2>.write(self, target)
    case (2, 2): MatrixTile<S, 2, 2>.write(self, target)
    case (2, 1): MatrixTile<S, 1, 2>.write(self, target)
    case (4, 3): MatrixTile<S, 3, 4>.write(self, target)
    case (4, 2): MatrixTile<S, 2, 4>.write(self, target)
    case (4, 1): MatrixTile<S, 1, 4>.write(self, target)
    case (1, 12): MatrixTile<S, 12, 1>.write(self, target)
    case (1, 11): MatrixTile<S, 11, 1>.write(self, target)
    case (1, 10): MatrixTile<S, 10, 1>.write(self, target)
    case (1, 9): MatrixTile<S, 9, 1>.write(self, target)
    case (1, 8): MatrixTile<S, 8, 1>.write(self, target)
    case (1, 7): MatrixTile<S, 7, 1>.write(self, target)
    case (1, 6): MatrixTile<S, 6, 1>.write(self, target)
    case (1, 5): MatrixTile<S, 5, 1>.write(self, target)
    case (1, 4): MatrixTile<S, 4, 1>.write(self, target)
    case (1, 3): MatrixTile<S, 3, 1>.write(self, target)
    case (1, 2): MatrixTile<S, 2, 1>.write(self, target)
    case (1, 1): MatrixTile<S, 1, 1>.write(self, target)
    default: preconditionFailure("no tile of \(rows) rows and \(vectors) registers")
    }
  }
}
