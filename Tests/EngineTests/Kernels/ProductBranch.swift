@testable import Engine

/// One way through the blocking of a product: what a panel of one shape meets there.
struct ProductBranch: Hashable, CustomStringConvertible {
  let left: String
  let right: String
  let vectors: Int
  let isFull: Bool

  var description: String {
    "A \(left), B \(right), \(vectors) registers\(isFull ? "" : ", partial")"
  }

  /// Every combination that a shape of this form can meet, from what the blocking promises.
  static func all<S: Scalar>(_ form: MatrixMultiply.Form, _: S.Type) -> Set<ProductBranch> {
    typealias Blocking = ProductBlocking<S>
    var branches: Set<ProductBranch> = []
    for left in Blocking.LeftSource.allCases {
      for right in Blocking.RightSource.allCases {
        for vectors in [1, 2, 4] {
          // Four registers are for the fewest rows, which no block cuts.
          if vectors == 4 && right == .kept || vectors != 2 && right == .copied { continue }
          for isFull in [true, false] {
            // Rows in place are read to the end of the last register; columns of Bᵀ are never in place.
            let canStay = isFull && form != .transposedB
            if (right == .inPlace || right == .copied) && !canStay { continue }
            if right == .packed && canStay { continue }
            branches.insert(
              ProductBranch(left: "\(left)", right: "\(right)", vectors: vectors, isFull: isFull))
          }
        }
      }
    }
    return branches
  }
}

/// Which extents of a product are cut, for panels of one kind.
struct ProductCuts: Hashable {
  let right: String
  let depth: Bool
  let columns: Bool
  let rows: Bool

  /// Panels are kept where there are several blocks of rows, and only there.
  static func all<S: Scalar>(_ form: MatrixMultiply.Form, _: S.Type) -> Set<ProductCuts> {
    var cuts: Set<ProductCuts> = []
    for right in ProductBlocking<S>.RightSource.allCases {
      if form == .transposedB && (right == .inPlace || right == .copied) { continue }
      for depth in [false, true] {
        for columns in [false, true] {
          cuts.insert(
            ProductCuts(right: "\(right)", depth: depth, columns: columns, rows: right == .kept))
        }
      }
    }
    return cuts
  }
}

/// A register tile, as large as one shape asks for.
struct ProductTile: Hashable {
  let rows: Int
  let vectors: Int
}

/// All that a number of shapes has met.
struct ProductCoverage {
  private(set) var branches: Set<ProductBranch> = []
  private(set) var cuts: Set<ProductCuts> = []
  private(set) var tiles: Set<ProductTile> = []

  mutating func add<S: Scalar>(_ blocking: ProductBlocking<S>) {
    blocking.forEachBlock { depth, columns, rows in
      blocking.forEachPanel(of: columns) { panel in
        let right = "\(blocking.right(panel))"
        branches.insert(
          ProductBranch(
            left: "\(blocking.left)", right: right, vectors: panel.vectors, isFull: panel.isFull))
        cuts.insert(
          ProductCuts(
            right: right, depth: depth.count < blocking.k, columns: columns.count < blocking.n,
            rows: rows.count < blocking.m))
        blocking.forEachTile(of: rows) { _, count in
          tiles.insert(ProductTile(rows: count, vectors: panel.vectors))
        }
      }
    }
  }
}
