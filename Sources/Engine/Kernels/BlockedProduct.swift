/// A matrix product cut into register tiles and into blocks that stay in the caches.
struct BlockedProduct<S: Scalar> {
  private let form: MatrixMultiply.Form
  private let m: Int
  private let n: Int
  private let k: Int
  private let a: UnsafePointer<S>
  private let lda: Int
  private let b: UnsafePointer<S>
  private let ldb: Int
  private let workspace: UnsafeMutablePointer<S>

  init(
    _ form: MatrixMultiply.Form, m: Int, n: Int, k: Int, _ a: UnsafePointer<S>, lda: Int,
    _ b: UnsafePointer<S>, ldb: Int, workspace: UnsafeMutablePointer<S>
  ) {
    self.form = form
    self.m = m
    self.n = n
    self.k = k
    self.a = a
    self.lda = lda
    self.b = b
    self.ldb = ldb
    self.workspace = UnsafeMutableRawPointer(workspace).alignedUp(toMultipleOf: Self.cacheLine)
      .assumingMemoryBound(to: S.self)
  }

  /// The size of the packed blocks in scalars, enough for either precision.
  static func workspaceCount(m: Int, k: Int) -> Int {
    let panelOfB = 8 * maximumVectors(rows: m)
    let rowsOfA = packsA(m: m, k: k, size: 8) ? min(m, height) : 0
    return min(k, depth) * (panelOfB + rowsOfA) + cacheLine / 4
  }

  /// Loads that straddle two lines of 64 bytes cost double.
  private static var cacheLine: Int { 64 }

  /// A panel of B this deep fills half of a first-level cache of 32 KiB.
  private static var depth: Int { 256 }

  /// So many rows of A, `depth` long, stay in the second-level cache.
  private static var height: Int { 192 }

  private static var tileRows: Int { 6 }

  /// Tiles of few rows are wider, so that there are enough independent sums to hide the latency.
  private static func maximumVectors(rows: Int) -> Int { rows <= 3 ? 4 : 2 }

  /// Large matrices are packed: their distant rows would fall on the same few lines of the cache.
  private static func packsA(m: Int, k: Int, size: Int) -> Bool { m &* k &* size > 1 << 18 }

  /// C = start + product
  func write(to c: UnsafeMutablePointer<S>, ldc: Int, start: StartBlock<S>) {
    var top = 0
    while top < m {
      let rows = top..<top &+ min(m &- top, Self.height)
      var start = start
      var from = 0
      repeat {
        let depth = from..<from &+ min(k &- from, Self.depth)
        writeBlock(rows: rows, depth: depth, to: c, ldc: ldc, start: start)
        from = depth.upperBound
        start = StartBlock(values: UnsafePointer(c), rowStride: ldc)
      } while from < k
      top = rows.upperBound
    }
  }

  private func writeBlock(
    rows: Range<Int>, depth: Range<Int>, to c: UnsafeMutablePointer<S>, ldc: Int,
    start: StartBlock<S>
  ) {
    let lanes = S.Vector.scalarCount
    if packsA { packA(rows: rows, depth: depth) }
    var column = 0
    while column < n {
      var vectors = Self.maximumVectors(rows: m)
      while vectors > 1 && (vectors &- 1) &* lanes >= n &- column { vectors /= 2 }
      let width = min(vectors &* lanes, n &- column)
      let right = panel(column: column, width: width, vectors: vectors, depth: depth)
      var row = rows.lowerBound
      while row < rows.upperBound {
        let count = Self.nextTileRows(remaining: rows.upperBound &- row)
        let left = tile(row: row, count: count, of: rows, depth: depth)
        PanelProduct(k: depth.count, left: left, right: right).write(
          rows: count, vectors: vectors, width: width, to: c + (row &* ldc &+ column), stride: ldc,
          start: start.at(row: row, column: column))
        row &+= count
      }
      column &+= width
    }
  }

  /// Splits the remaining rows into tiles of nearly the same size: a thin one would wait on latency.
  @inline(__always)
  private static func nextTileRows(remaining: Int) -> Int {
    let tiles = (remaining &+ tileRows &- 1) / tileRows
    return (remaining &+ tiles &- 1) / tiles
  }

  private var size: Int { MemoryLayout<S>.size }

  private var packsA: Bool { Self.packsA(m: m, k: k, size: size) }

  /// The packed tiles of A lie behind the panel of B.
  private var packedA: UnsafeMutablePointer<S> {
    workspace + Self.maximumVectors(rows: m) &* S.Vector.scalarCount &* min(k, Self.depth)
  }

  private func packA(rows: Range<Int>, depth: Range<Int>) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      let count = Self.nextTileRows(remaining: rows.upperBound &- row)
      let target = packedA + (row &- rows.lowerBound) &* depth.count
      if form == .transposedA {
        MatrixPanel.pack(
          a + (depth.lowerBound &* lda &+ row), stride: lda, rows: depth.count, columns: count,
          into: target, width: count)
      } else {
        MatrixPanel.packTransposed(
          a + (row &* lda &+ depth.lowerBound), stride: lda, rows: count, columns: depth.count,
          into: target, width: count)
      }
      row &+= count
    }
  }

  @inline(__always)
  private func tile(
    row: Int, count: Int, of rows: Range<Int>, depth: Range<Int>
  ) -> LeftTile<S> {
    if packsA {
      let start = packedA + (row &- rows.lowerBound) &* depth.count
      return LeftTile(start: start, stride: count, isTransposed: true)
    }
    if form == .transposedA {
      let start = a + (depth.lowerBound &* lda &+ row)
      return LeftTile(start: start, stride: lda, isTransposed: true)
    }
    return LeftTile(
      start: a + (row &* lda &+ depth.lowerBound), stride: lda, isTransposed: false)
  }

  /// The rows `depth` of a few columns of B: in place where that is fast, else packed.
  private func panel(
    column: Int, width: Int, vectors: Int, depth: Range<Int>
  ) -> RightPanel<S> {
    let packedWidth = vectors &* S.Vector.scalarCount
    if form == .transposedB {
      MatrixPanel.packTransposed(
        b + (column &* ldb &+ depth.lowerBound), stride: ldb, rows: width, columns: depth.count,
        into: workspace, width: packedWidth)
      return RightPanel(start: UnsafePointer(workspace), stride: packedWidth)
    }
    let source = b + (depth.lowerBound &* ldb &+ column)
    let fitsFirstLevel = k &* n &* size <= 1 << 16
    if width == packedWidth && (m < 32 || fitsFirstLevel) {
      return RightPanel(start: source, stride: ldb)
    }
    MatrixPanel.pack(
      source, stride: ldb, rows: depth.count, columns: width, into: workspace, width: packedWidth)
    return RightPanel(start: UnsafePointer(workspace), stride: packedWidth)
  }
}
