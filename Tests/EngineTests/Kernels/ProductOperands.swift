@testable import Engine

enum TextbookStart: CaseIterable {
  case zero, accumulate, bias
}

/// The shape of a product whose stored rows are longer than needed.
struct ProductShape: CustomStringConvertible {
  let form: MatrixMultiply.Form
  let m: Int
  let n: Int
  let k: Int

  var lda: Int { (form == .transposedA ? m : k) + 3 }
  var ldb: Int { (form == .transposedB ? k : n) + (n == 1 ? 0 : 2) }
  var ldc: Int { n + 1 }
  var rowsOfA: Int { form == .transposedA ? k : m }
  var rowsOfB: Int { form == .transposedB ? n : k }

  func indexOfA(row: Int, depth: Int) -> Int {
    form == .transposedA ? depth * lda + row : row * lda + depth
  }

  func indexOfB(depth: Int, column: Int) -> Int {
    form == .transposedB ? column * ldb + depth : depth * ldb + column
  }

  var description: String { "\(form) \(m) × \(n) × \(k)" }
}

/// Two matrices, a bias and an earlier C of reproducible numbers in (−1, 1).
struct ProductOperands<S: Scalar> {
  let shape: ProductShape
  var a: [S]
  var b: [S]
  var bias: [S]
  var c: [S]

  init(_ shape: ProductShape, seed: UInt64) {
    self.shape = shape
    var state = seed
    func numbers(_ count: Int) -> [S] {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return S(Int64(bitPattern: state) >> 43) / S(1 << 20)
      }
    }
    a = numbers(shape.rowsOfA * shape.lda)
    b = numbers(shape.rowsOfB * shape.ldb)
    bias = numbers(shape.n)
    c = numbers(shape.m * shape.ldc)
  }

  /// C by the kernel, with the last scalar of the workspace as a sentinel.
  func product(_ start: TextbookStart) -> [S] {
    let (form, m, n, k) = (shape.form, shape.m, shape.n, shape.k)
    var result = c
    var workspace = [S](
      repeating: .nan, count: MatrixMultiply.workspaceCount(form, m: m, n: n, k: k) + 1)
    bias.withUnsafeBufferPointer { bias in
      let first: MatrixMultiply.Start<S> =
        switch (start, bias.baseAddress) {
        case (.bias, let bias?): .bias(bias)
        case (.accumulate, _): .accumulate
        default: .zero
        }
      MatrixMultiply.multiply(
        form, m: m, n: n, k: k, a, lda: shape.lda, b, ldb: shape.ldb, into: &result,
        ldc: shape.ldc, start: first, workspace: &workspace)
    }
    return workspace.last?.isNaN == true ? result : [S](repeating: .infinity, count: result.count)
  }

  func textbookProduct(_ start: TextbookStart) -> [S] {
    var result = c
    for row in 0..<shape.m {
      for column in 0..<shape.n {
        let index = row * shape.ldc + column
        var sum: S =
          switch start {
          case .zero: 0
          case .accumulate: c[index]
          case .bias: bias[column]
          }
        for depth in 0..<shape.k {
          let left = a[shape.indexOfA(row: row, depth: depth)]
          sum.addProduct(left, b[shape.indexOfB(depth: depth, column: column)])
        }
        result[index] = sum
      }
    }
    return result
  }
}
