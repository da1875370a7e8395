/// How a product is cut into register tiles and into blocks that stay in the caches: every decision that
/// depends on the shape, apart from the work itself, so that a test can see which of them a shape meets.
struct ProductBlocking<S: Scalar> {
  let form: MatrixMultiply.Form
  let m: Int
  let n: Int
  let k: Int
  let ldb: Int

  /// Where tiles find their rows of A.
  enum LeftSource: CaseIterable {
    case inPlace
    /// The tiles of a block are packed one behind the other.
    case packed
  }

  /// Where tiles find their columns of B.
  enum RightSource: CaseIterable {
    case inPlace
    /// In place for the first tile, which leaves them side by side for the others.
    case copied
    /// Packed anew for each block of rows.
    case packed
    /// Packed once for all blocks of rows.
    case kept
  }

  /// Neighboring columns of C that tiles compute together.
  struct Panel {
    let column: Int
    /// Columns inside of C.
    let width: Int
    /// How many registers wide the tiles are.
    let vectors: Int

    /// Columns in the registers.
    var packedWidth: Int { vectors &* S.Vector.scalarCount }
    var isFull: Bool { width == packedWidth }
  }

  // MARK: Sources

  /// Large matrices are packed: their distant rows would fall on the same few lines of the cache.
  @inline(__always)
  var left: LeftSource { Self.packsA(m: m, k: k, size: size) ? .packed : .inPlace }

  /// In place where that is fast.
  @inline(__always)
  func right(_ panel: Panel) -> RightSource {
    if keepsPanels { return .kept }
    if form == .transposedB || !panel.isFull { return .packed }
    // Only tiles of two registers can fill a copy as they go; in others it costs registers of the sums.
    let staysInPlace =
      panel.vectors != 2 || m < 32 || (k &* n &* size <= 1 << 16 && !collides)
    return staysInPlace ? .inPlace : .copied
  }

  /// Whether panels of B are used again for other blocks of rows.
  var keepsPanels: Bool { m > height }

  /// Whether the columns of A and the rows of B, read in place, meet on an eighth of the lines of the cache.
  private var collides: Bool { form == .transposedA && ldb &* size % 512 == 0 }

  private static func packsA(m: Int, k: Int, size: Int) -> Bool { m &* k &* size > 1 << 18 }

  // MARK: Extents

  private var size: Int { MemoryLayout<S>.size }

  /// The longest sum that a tile keeps in registers; then C is read and written again, from a distant cache if it
  /// is large. A panel of B this deep streams from the second-level cache.
  private static var depth: Int { 512 }

  private var height: Int { Self.height(k: k, size: size) }

  /// So many rows of A, as deep as a block is, fill less than half of a second-level cache of 512 KiB.
  private static func height(k: Int, size: Int) -> Int { (k > depth / 2 ? 384 : 768) / size }

  /// So many columns of B are packed once for all rows of A; they stay in the third-level cache.
  private static var breadth: Int { 1024 }

  /// Enough independent sums to hide the latency, and few enough for the registers: of more rows than eight the
  /// compiler does not keep the sums of two registers in place, though 32 have room for them.
  static func tallestTile(vectors: Int) -> Int {
    switch vectors {
    case 1: 12
    case 2: hasManyRegisters ? 8 : 6
    default: hasManyRegisters ? 3 : 2
    }
  }

  /// Registers of 512 bits are twice as many.
  private static var hasManyRegisters: Bool { MemoryLayout<S.Vector>.size == 64 }

  /// All panels of a product have tiles of the same rows.
  private var tileRows: Int { Self.tallestTile(vectors: n <= S.Vector.scalarCount ? 1 : 2) }

  /// Tiles of few rows are wider for the same reason.
  static func maximumVectors(rows: Int) -> Int { rows <= tallestTile(vectors: 4) ? 4 : 2 }

  // MARK: Walks

  /// Blocks of the sum, of columns and of rows, rows innermost.
  @inline(__always)
  func forEachBlock(
    _ body: (_ depth: Range<Int>, _ columns: Range<Int>, _ rows: Range<Int>) -> Void
  ) {
    var from = 0
    repeat {
      let depth = from..<from &+ min(k &- from, Self.depth)
      var left = 0
      while left < n {
        let columns = left..<left &+ min(n &- left, Self.breadth)
        var top = 0
        while top < m {
          let rows = top..<top &+ min(m &- top, height)
          body(depth, columns, rows)
          top = rows.upperBound
        }
        left = columns.upperBound
      }
      from = depth.upperBound
    } while from < k
  }

  /// The panels of a block of columns.
  @inline(__always)
  func forEachPanel(of columns: Range<Int>, _ body: (Panel) -> Void) {
    var column = columns.lowerBound
    while column < columns.upperBound {
      let remaining = columns.upperBound &- column
      var vectors = Self.maximumVectors(rows: m)
      while vectors > 1 && (vectors &- 1) &* S.Vector.scalarCount >= remaining { vectors /= 2 }
      let width = min(vectors &* S.Vector.scalarCount, remaining)
      body(Panel(column: column, width: width, vectors: vectors))
      column &+= width
    }
  }

  /// Splits rows into tiles of nearly the same size: a thin one would wait on latency.
  @inline(__always)
  func forEachTile(of rows: Range<Int>, _ body: (_ row: Int, _ count: Int) -> Void) {
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

  // MARK: Memory

  /// The size of the packed blocks in scalars, enough for either precision.
  static func workspaceCount(m: Int, n: Int, k: Int) -> Int {
    let lanes = Float.Vector.scalarCount
    let isCut = m > height(k: k, size: 8)
    let columns = min((n + lanes - 1) / lanes * lanes, isCut ? breadth : 0)
    let panelsOfB = max(columns, lanes * maximumVectors(rows: m))
    let rowsOfA = packsA(m: m, k: k, size: 8) ? min(m, height(k: k, size: 4)) : 0
    return min(k, depth) * (panelsOfB + rowsOfA) + cacheLine / 4 + MatrixPanel.overrun
  }

  /// Loads that straddle two lines of 64 bytes cost double.
  static var cacheLine: Int { 64 }

  /// Where the packed tiles of A lie in the workspace: behind the panels of B.
  var offsetOfPackedA: Int {
    let lanes = S.Vector.scalarCount
    let columns = min((n &+ lanes &- 1) / lanes &* lanes, keepsPanels ? Self.breadth : 0)
    return max(columns, Self.maximumVectors(rows: m) &* lanes) &* min(k, Self.depth)
  }
}
