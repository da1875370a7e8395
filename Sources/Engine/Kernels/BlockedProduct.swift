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
  static func workspaceCount(m: Int, n: Int, k: Int) -> Int {
    let lanes = 8
    let isCut = m > height(k: k, size: 8)
    let columns = min((n + lanes - 1) / lanes * lanes, isCut ? breadth : 0)
    let panelsOfB = max(columns, lanes * maximumVectors(rows: m))
    let rowsOfA = packsA(m: m, k: k, size: 8) ? min(m, height(k: k, size: 4)) : 0
    return min(k, depth) * (panelsOfB + rowsOfA) + cacheLine / 4 + MatrixPanel.overrun
  }

  /// Loads that straddle two lines of 64 bytes cost double.
  private static var cacheLine: Int { 64 }

  /// The longest sum that a tile keeps in registers; then C is read and written again, from a distant cache if it
  /// is large. A panel of B this deep streams from the second-level cache.
  private static var depth: Int { 512 }

  /// So many rows of A, as deep as a block is, fill less than half of a second-level cache of 512 KiB.
  private static func height(k: Int, size: Int) -> Int { (k > depth / 2 ? 384 : 768) / size }

  /// So many columns of B are packed once for all rows of A; they stay in the third-level cache.
  private static var breadth: Int { 1024 }

  /// Enough independent sums to hide the latency, and few enough for the registers.
  private var tileRows: Int { n <= S.Vector.scalarCount ? 12 : 6 }

  /// Tiles of few rows are wider for the same reason.
  private static func maximumVectors(rows: Int) -> Int { rows <= 2 ? 4 : 2 }

  /// Large matrices are packed: their distant rows would fall on the same few lines of the cache.
  private static func packsA(m: Int, k: Int, size: Int) -> Bool { m &* k &* size > 1 << 18 }

  /// C = start + product
  func write(to c: UnsafeMutablePointer<S>, ldc: Int, start: StartBlock<S>) {
    var start = start
    var from = 0
    repeat {
      let depth = from..<from &+ min(k &- from, Self.depth)
      var left = 0
      while left < n {
        let columns = left..<left &+ min(n &- left, Self.breadth)
        var top = 0
        while top < m {
          let rows = top..<top &+ min(m &- top, height)
          writeBlock(rows: rows, columns: columns, depth: depth, to: c, ldc: ldc, start: start)
          top = rows.upperBound
        }
        left = columns.upperBound
      }
      from = depth.upperBound
      start = StartBlock(values: UnsafePointer(c), rowStride: ldc)
    } while from < k
  }

  private func writeBlock(
    rows: Range<Int>, columns: Range<Int>, depth: Range<Int>, to c: UnsafeMutablePointer<S>,
    ldc: Int, start: StartBlock<S>
  ) {
    if packsA { packA(rows: rows, depth: depth) }
    if keepsPanels && form != .transposedB && rows.lowerBound == 0 {
      packB(columns: columns, depth: depth)
    }
    var column = columns.lowerBound
    while column < columns.upperBound {
      let remaining = columns.upperBound &- column
      let vectors = vectors(remaining: remaining)
      let width = min(vectors &* S.Vector.scalarCount, remaining)
      var right = panel(
        column: column, width: width, vectors: vectors, of: columns, depth: depth,
        isFirst: rows.lowerBound == 0)
      forEachTile(of: rows) { row, count in
        let left = tile(row: row, count: count, of: rows, depth: depth)
        PanelProduct(k: depth.count, left: left, right: right).write(
          rows: count, vectors: vectors, width: width, to: c + (row &* ldc &+ column), stride: ldc,
          start: start.at(row: row, column: column))
        right = right.afterFirstTile(width: vectors &* S.Vector.scalarCount)
      }
      column &+= width
    }
  }

  /// How many registers wide the next panel is.
  @inline(__always)
  private func vectors(remaining columns: Int) -> Int {
    var vectors = Self.maximumVectors(rows: m)
    while vectors > 1 && (vectors &- 1) &* S.Vector.scalarCount >= columns { vectors /= 2 }
    return vectors
  }

  /// Splits rows into tiles of nearly the same size: a thin one would wait on latency.
  @inline(__always)
  private func forEachTile(of rows: Range<Int>, _ body: (_ row: Int, _ count: Int) -> Void) {
    let tiles = (rows.count &+ tileRows &- 1) / tileRows
    let count = rows.count / tiles
    let taller = rows.lowerBound &+ rows.count % tiles &* (count &+ 1)
    var row = rows.lowerBound
    while row < taller {
      body(row, count &+ 1)
      row &+= count &+ 1
    }
    while row < rows.upperBound {
      body(row, count)
      row &+= count
    }
  }

  private var size: Int { MemoryLayout<S>.size }

  private var height: Int { Self.height(k: k, size: size) }

  private var packsA: Bool { Self.packsA(m: m, k: k, size: size) }

  /// The packed tiles of A lie behind the panels of B.
  private var packedA: UnsafeMutablePointer<S> {
    let lanes = S.Vector.scalarCount
    let columns = min((n &+ lanes &- 1) / lanes &* lanes, keepsPanels ? Self.breadth : 0)
    return workspace
      + max(columns, Self.maximumVectors(rows: m) &* lanes) &* min(k, Self.depth)
  }

  /// Whether panels of B are used again for other blocks of rows.
  private var keepsPanels: Bool { m > height }

  private func packA(rows: Range<Int>, depth: Range<Int>) {
    if form == .transposedA {
      forEachBand(of: depth) { band in
        forEachTile(of: rows) { row, count in
          MatrixPanel.pack(
            a + (band.lowerBound &* lda &+ row), stride: lda, rows: band.count, columns: count,
            into: packedA + (row &- rows.lowerBound) &* depth.count
              + (band.lowerBound &- depth.lowerBound) &* count,
            width: count)
        }
      }
    } else {
      forEachTile(of: rows) { row, count in
        MatrixPanel.packTransposed(
          a + (row &* lda &+ depth.lowerBound), stride: lda, rows: count, columns: depth.count,
          into: packedA + (row &- rows.lowerBound) &* depth.count, width: count)
      }
    }
  }

  /// Packs all panels of a block of B that is not stored transposed.
  private func packB(columns: Range<Int>, depth: Range<Int>) {
    forEachBand(of: depth) { band in
      var column = columns.lowerBound
      while column < columns.upperBound {
        let remaining = columns.upperBound &- column
        let packedWidth = vectors(remaining: remaining) &* S.Vector.scalarCount
        let width = min(packedWidth, remaining)
        MatrixPanel.pack(
          b + (band.lowerBound &* ldb &+ column), stride: ldb, rows: band.count, columns: width,
          into: workspace + (column &- columns.lowerBound) &* depth.count
            + (band.lowerBound &- depth.lowerBound) &* packedWidth,
          width: packedWidth)
        column &+= width
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

  /// Whether the columns of A and the rows of B, read in place, meet on an eighth of the lines of the cache.
  private var collides: Bool { form == .transposedA && ldb &* size % 512 == 0 }

  /// The rows `depth` of a few columns of B: in place where that is fast, else packed, for the first
  /// block of rows that needs them or already by `packB`.
  private func panel(
    column: Int, width: Int, vectors: Int, of columns: Range<Int>, depth: Range<Int>, isFirst: Bool
  ) -> RightPanel<S> {
    let packedWidth = vectors &* S.Vector.scalarCount
    let source = b + (depth.lowerBound &* ldb &+ column)
    if form != .transposedB && width == packedWidth && !keepsPanels {
      let staysInPlace = m < 32 || (k &* n &* size <= 1 << 16 && !collides)
      return RightPanel(start: source, stride: ldb, copy: staysInPlace ? nil : workspace)
    }
    let target =
      keepsPanels ? workspace + (column &- columns.lowerBound) &* depth.count : workspace
    let panel = RightPanel(start: UnsafePointer(target), stride: packedWidth)
    if keepsPanels && (!isFirst || form != .transposedB) { return panel }
    if form == .transposedB {
      MatrixPanel.packTransposed(
        b + (column &* ldb &+ depth.lowerBound), stride: ldb, rows: width, columns: depth.count,
        into: target, width: packedWidth)
    } else {
      MatrixPanel.pack(
        source, stride: ldb, rows: depth.count, columns: width, into: target, width: packedWidth)
    }
    return panel
  }
}
