/// A right factor B, k × n, that many products have in common, such as the recurrent weights of all time steps.
///
/// It is packed once, into panels as wide as a register tile, which each product then reads from front to back; in
/// place its distant rows would fall on the same few lines of the cache. The bits are those of `MatrixMultiply`.
struct PackedFactor<S: Scalar> {
  private let k: Int
  private let n: Int
  /// The rows of the products, which say how wide a tile is.
  private let m: Int
  private let panels: UnsafeMutablePointer<S>

  /// Whether products of n columns are tiled; narrow ones sum in another order, for which B stays as it is.
  static func isPossible(n: Int) -> Bool { n > 0 && !NarrowProduct.isBetter(n: n) }

  /// Scalars of memory that a packed factor takes, enough for either precision.
  static func count(k: Int, n: Int) -> Int {
    let width = 4 * Float.Vector.scalarCount
    return k * ((n + width - 1) / width * width) + cacheLine / 4 + MatrixPanel.overrun
  }

  /// Loads that straddle two lines of 64 bytes cost double.
  private static var cacheLine: Int { 64 }

  /// Packs B for products of m rows: stored k × n, or n × k if it is transposed, with rows `stride` apart.
  init(
    _ b: UnsafePointer<S>, stride: Int, isTransposed: Bool, m: Int, n: Int, k: Int,
    into memory: UnsafeMutablePointer<S>
  ) {
    precondition(Self.isPossible(n: n) && m > 0 && k >= 0, "a factor that is packed has columns")
    precondition(stride >= (isTransposed ? k : n), "rows of B overlap")
    self.k = k
    self.n = n
    self.m = m
    panels = UnsafeMutableRawPointer(memory).alignedUp(toMultipleOf: Self.cacheLine)
      .assumingMemoryBound(to: S.self)
    forEachPanel { column, width, vectors in
      let panel = panels + column &* k
      let packedWidth = vectors &* S.Vector.scalarCount
      if isTransposed {
        MatrixPanel.packTransposed(
          b + column &* stride, stride: stride, rows: width, columns: k, into: panel,
          width: packedWidth)
      } else {
        MatrixPanel.pack(
          b + column, stride: stride, rows: k, columns: width, into: panel, width: packedWidth)
      }
    }
  }

  /// C = start + A·B with A m × k.
  @inline(__always)
  func multiply(
    _ a: UnsafePointer<S>, lda: Int, into c: UnsafeMutablePointer<S>, ldc: Int,
    start: MatrixMultiply.Start<S>
  ) {
    precondition(lda >= k && ldc >= n, "rows of A or C overlap")
    let first = StartBlock(start, c: c, ldc: ldc)
    forEachPanel { column, width, vectors in
      let right = RightPanel(
        start: UnsafePointer(panels + column &* k), stride: vectors &* S.Vector.scalarCount)
      forEachTile(vectors: vectors) { row, count in
        let left = LeftTile(start: a + row &* lda, stride: lda, isTransposed: false)
        PanelProduct(k: k, left: left, right: right).write(
          rows: count, vectors: vectors, width: width, to: c + (row &* ldc &+ column), stride: ldc,
          start: first.at(row: row, column: column))
      }
    }
  }

  /// Only the last panel may have fewer columns than its registers have lanes.
  @inline(__always)
  private func forEachPanel(_ body: (_ column: Int, _ width: Int, _ vectors: Int) -> Void) {
    let lanes = S.Vector.scalarCount
    var column = 0
    while column < n {
      var vectors = ProductBlocking<S>.maximumVectors(rows: m)
      while vectors > 1 && (vectors &- 1) &* lanes >= n &- column { vectors /= 2 }
      let width = min(vectors &* lanes, n &- column)
      body(column, width, vectors)
      column &+= width
    }
  }

  /// Tiles of nearly the same size, with enough sums to hide the latency and few enough for the registers.
  @inline(__always)
  private func forEachTile(vectors: Int, _ body: (_ row: Int, _ count: Int) -> Void) {
    let limit = ProductBlocking<S>.tallestTile(vectors: vectors)
    let tiles = (m &+ limit &- 1) / limit
    let (count, taller) = (m / tiles, m % tiles)
    var row = 0
    for tile in 0..<tiles {
      let rows = tile < taller ? count &+ 1 : count
      body(row, rows)
      row &+= rows
    }
  }
}
