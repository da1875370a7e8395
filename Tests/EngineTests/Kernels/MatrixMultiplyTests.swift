import Testing

@testable import Engine

/// Products of every form and start against the textbook sum, in both precisions.
struct MatrixMultiplyTests {
  static let extents = [0, 1, 2, 3, 4, 7, 8, 9, 13, 17, 33]

  @Test(arguments: MatrixMultiply.Form.allCases, extents)
  func agreesWithTextbookSum(form: MatrixMultiply.Form, m: Int) {
    for n in Self.extents {
      for k in [0, 1, 9, 17] {
        let shape = ProductShape(form: form, m: m, n: n, k: k)
        for start in TextbookStart.allCases {
          #expect(worstDifference(Float.self, shape, start) <= 1e-5)
          #expect(worstDifference(Double.self, shape, start) <= 1e-14)
        }
      }
    }
  }

  @Test(arguments: MatrixMultiply.Form.allCases)
  func agreesAcrossCacheBlocks(form: MatrixMultiply.Form) {
    for (m, n, k) in [(13, 20, 520), (270, 5, 259), (2, 40, 300), (700, 4, 49), (20, 3, 300)] {
      let shape = ProductShape(form: form, m: m, n: n, k: k)
      for start in TextbookStart.allCases {
        #expect(worstDifference(Float.self, shape, start) <= 1e-4)
        #expect(worstDifference(Double.self, shape, start) <= 1e-13)
      }
    }
  }

  /// Outside narrow results each element is one chain of fused multiply-adds: the same bits.
  @Test(arguments: MatrixMultiply.Form.allCases)
  func sumsInOrderOfK(form: MatrixMultiply.Form) {
    for (m, n, k) in [(1, 4, 64), (3, 33, 30), (32, 40, 16), (5, 18, 259), (33, 130, 9)] {
      let shape = ProductShape(form: form, m: m, n: n, k: k)
      for start in TextbookStart.allCases {
        #expect(worstDifference(Float.self, shape, start) == 0)
        #expect(worstDifference(Double.self, shape, start) == 0)
      }
    }
  }

  @Test(arguments: MatrixMultiply.Form.allCases)
  func notANumberReachesItsRowOrColumnOnly(form: MatrixMultiply.Form) {
    for (m, n, k) in [(9, 21, 11), (6, 2, 20), (2, 9, 9)] {
      let shape = ProductShape(form: form, m: m, n: n, k: k)
      var operands = ProductOperands<Float>(shape, seed: 5)
      operands.a[shape.indexOfA(row: 1, depth: k - 1)] = .nan
      operands.b[shape.indexOfB(depth: 2, column: 1)] = .infinity
      let product = operands.product(.zero)
      for row in 0..<m {
        for column in 0..<n {
          let value = product[row * shape.ldc + column]
          #expect(value.isNaN == (row == 1), "at \(row), \(column) of \(shape)")
          #expect(value.isInfinite == (row != 1 && column == 1))
        }
      }
    }
  }
}

/// The largest difference from the textbook sum; infinite if memory outside of C was written.
private func worstDifference<S: Scalar>(
  _: S.Type, _ shape: ProductShape, _ start: TextbookStart
) -> S {
  let operands = ProductOperands<S>(shape, seed: UInt64(shape.m &* 31 &+ shape.n &* 7 &+ shape.k))
  let product = operands.product(start)
  let expected = operands.textbookProduct(start)
  var worst: S = 0
  for (value, wanted) in zip(product, expected) { worst = max(worst, (value - wanted).magnitude) }
  return worst
}
