/// A matrix product as `ProductBlocking` cuts it.
struct BlockedProduct<S: Scalar> {
  private let blocking: ProductBlocking<S>
  private let a: UnsafePointer<S>
  private let lda: Int
  private let b: UnsafePointer<S>
  private let ldb: Int
  private let workspace: UnsafeMutablePointer<S>
  private let packedA: UnsafeMutablePointer<S>

  init(
    _ form: MatrixMultiply.Form, m: Int, n: Int, k: Int, _ a: UnsafePointer<S>, lda: Int,
    _ b: UnsafePointer<S>, ldb: Int, workspace: UnsafeMutablePointer<S>
  ) {
    blocking = ProductBlocking(form: form, m: m, n: n, k: k, ldb: ldb)
    self.a = a
    self.lda = lda
    self.b = b
    self.ldb = ldb
    self.workspace = UnsafeMutableRawPointer(workspace)
      .alignedUp(toMultipleOf: ProductBlocking<S>.cacheLine).assumingMemoryBound(to: S.self)
    packedA = self.workspace + blocking.offsetOfPackedA
  }

  /// C = start + product
  func write(to c: UnsafeMutablePointer<S>, ldc: Int, start: StartBlock<S>) {
    blocking.forEachBlock { depth, columns, rows in
      let isFirst = depth.lowerBound == 0
      writeBlock(
        rows: rows, columns: columns, depth: depth, to: c, ldc: ldc,
        start: isFirst ? start : StartBlock(values: UnsafePointer(c), rowStride: ldc))
    }
  }

  private func writeBlock(
    rows: Range<Int>, columns: Range<Int>, depth: Range<Int>, to c: UnsafeMutablePointer<S>,
    ldc: Int, start: StartBlock<S>
  ) {
    let left = blocking.left
    if left == .packed { packA(rows: rows, depth: depth) }
    let packsPanels = blocking.keepsPanels && rows.lowerBound == 0
    if packsPanels && blocking.form != .transposedB { packB(columns: columns, depth: depth) }
    blocking.forEachPanel(of: columns) { panel in
      if packsPanels && blocking.form == .transposedB {
        pack(panel, depth: depth, into: keptPanel(panel, of: columns, depth: depth))
      }
      var right = rightPanel(panel, of: columns, depth: depth)
      blocking.forEachTile(of: rows) { row, count in
        let tile = leftTile(left, row: row, count: count, of: rows, depth: depth)
        PanelProduct(k: depth.count, left: tile, right: right).write(
          rows: count, vectors: panel.vectors, width: panel.width,
          to: c + (row &* ldc &+ panel.column), stride: ldc,
          start: start.at(row: row, column: panel.column))
        right = right.afterFirstTile(width: panel.packedWidth)
      }
    }
  }

  // MARK: The left factor

  private func packA(rows: Range<Int>, depth: Range<Int>) {
    if blocking.form == .transposedA {
      forEachBand(of: depth) { band in
        blocking.forEachTile(of: rows) { row, count in
          MatrixPanel.pack(
            a + (band.lowerBound &* lda &+ row), stride: lda, rows: band.count, columns: count,
            into: packedA + (row &- rows.lowerBound) &* depth.count
              + (band.lowerBound &- depth.lowerBound) &* count,
            width: count)
        }
      }
    } else {
      blocking.forEachTile(of: rows) { row, count in
        MatrixPanel.packTransposed(
          a + (row &* lda &+ depth.lowerBound), stride: lda, rows: count, columns: depth.count,
          into: packedA + (row &- rows.lowerBound) &* depth.count, width: count)
      }
    }
  }

  @inline(__always)
  private func leftTile(
    _ source: ProductBlocking<S>.LeftSource, row: Int, count: Int, of rows: Range<Int>,
    depth: Range<Int>
  ) -> LeftTile<S> {
    if source == .packed {
      let start = packedA + (row &- rows.lowerBound) &* depth.count
      return LeftTile(start: start, stride: count, isTransposed: true)
    }
    if blocking.form == .transposedA {
      let start = a + (depth.lowerBound &* lda &+ row)
      return LeftTile(start: start, stride: lda, isTransposed: true)
    }
    return LeftTile(
      start: a + (row &* lda &+ depth.lowerBound), stride: lda, isTransposed: false)
  }

  // MARK: The right factor

  /// The rows `depth` of a few columns of B, which are packed here unless they stay in place or are kept.
  private func rightPanel(
    _ panel: ProductBlocking<S>.Panel, of columns: Range<Int>, depth: Range<Int>
  ) -> RightPanel<S> {
    let inPlace = b + (depth.lowerBound &* ldb &+ panel.column)
    switch blocking.right(panel) {
    case .inPlace: return RightPanel(start: inPlace, stride: ldb)
    case .copied: return RightPanel(start: inPlace, stride: ldb, copy: workspace)
    case .packed:
      pack(panel, depth: depth, into: workspace)
      return RightPanel(start: UnsafePointer(workspace), stride: panel.packedWidth)
    case .kept:
      let kept = keptPanel(panel, of: columns, depth: depth)
      return RightPanel(start: UnsafePointer(kept), stride: panel.packedWidth)
    }
  }

  private func keptPanel(
    _ panel: ProductBlocking<S>.Panel, of columns: Range<Int>, depth: Range<Int>
  ) -> UnsafeMutablePointer<S> {
    workspace + (panel.column &- columns.lowerBound) &* depth.count
  }

  private func pack(
    _ panel: ProductBlocking<S>.Panel, depth: Range<Int>, into target: UnsafeMutablePointer<S>
  ) {
    if blocking.form == .transposedB {
      MatrixPanel.packTransposed(
        b + (panel.column &* ldb &+ depth.lowerBound), stride: ldb, rows: panel.width,
        columns: depth.count, into: target, width: panel.packedWidth)
    } else {
      MatrixPanel.pack(
        b + (depth.lowerBound &* ldb &+ panel.column), stride: ldb, rows: depth.count,
        columns: panel.width, into: target, width: panel.packedWidth)
    }
  }

  /// Packs all panels of a block of B that is not stored transposed.
  private func packB(columns: Range<Int>, depth: Range<Int>) {
    forEachBand(of: depth) { band in
      blocking.forEachPanel(of: columns) { panel in
        MatrixPanel.pack(
          b + (band.lowerBound &* ldb &+ panel.column), stride: ldb, rows: band.count,
          columns: panel.width,
          into: keptPanel(panel, of: columns, depth: depth)
            + (band.lowerBound &- depth.lowerBound) &* panel.packedWidth,
          width: panel.packedWidth)
      }
    }
  }

  /// A few rows at a time, for packing what lies side by side there: every element of a column is on
  /// another page if the matrix is large.
  @inline(__always)
  private func forEachBand(of depth: Range<Int>, _ body: (Range<Int>) -> Void) {
    var row = depth.lowerBound
    while row < depth.upperBound {
      let end = min(row &+ 4, depth.upperBound)
      body(row..<end)
      row = end
    }
  }
}
