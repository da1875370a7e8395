import Testing

@testable import Engine

/// Products of thousands of shapes that together meet every branch of the blocking, bit for bit those of the
/// textbook.
struct ProductShapesTests {
  @Test(arguments: MatrixMultiply.Form.allCases)
  func everyBranchGivesTheBitsOfTheTextbook(form: MatrixMultiply.Form) {
    check(form, Float.self)
    check(form, Double.self)
  }

  private func check<S: Scalar>(_ form: MatrixMultiply.Form, _: S.Type) {
    let trial = ProductTrial<S>()
    var coverage = ProductCoverage()
    var narrow: Set<Int> = []
    for (index, shape) in ProductShapes<S>(form).all.enumerated() {
      let start = TextbookStart.allCases[index % TextbookStart.allCases.count]
      let fault = trial.fault(shape, start)
      #expect(fault == nil, "\(S.self)")
      if NarrowProduct.isBetter(n: shape.n) {
        narrow.insert(shape.n)
      } else {
        coverage.add(
          ProductBlocking<S>(form: form, m: shape.m, n: shape.n, k: shape.k, ldb: shape.ldb))
      }
    }
    #expect(coverage.branches == ProductBranch.all(form, S.self))
    #expect(coverage.cuts == ProductCuts.all(form, S.self))
    #expect(coverage.tiles == Self.tiles(S.self))
    #expect(narrow == [1, 2, 3])
  }

  /// Every tile there is.
  private static func tiles<S: Scalar>(_: S.Type) -> Set<ProductTile> {
    var tiles: Set<ProductTile> = []
    for vectors in [1, 2, 4] {
      for rows in 1...ProductBlocking<S>.tallestTile(vectors: vectors) {
        tiles.insert(ProductTile(rows: rows, vectors: vectors))
      }
    }
    return tiles
  }
}
