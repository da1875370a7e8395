import Testing

@testable import Engine

@Suite struct PackedFactorTests {
  /// The bits of the product packed and as `MatrixMultiply` makes them, into memory that was full of NaN.
  private func bothProducts<S: Scalar>(
    _ type: S.Type, m: Int, n: Int, k: Int, isTransposed: Bool, start: MatrixMultiply.Start<S>?
  ) -> (packed: [S], plain: [S]) {
    let (lda, ldb, ldc) = (k + 3, (isTransposed ? k : n) + 2, n + 1)
    let a = noise(m * lda, seed: 1).map { S($0) }
    let b = noise((isTransposed ? n : k) * ldb + 8, seed: 2).map { S($0) }
    let c = noise(m * ldc, seed: 3).map { S($0) }
    var (packed, plain) = (c, c)
    let memory = UnsafeMutablePointer<S>.allocate(capacity: PackedFactor<S>.count(k: k, n: n))
    defer { memory.deallocate() }
    memory.initialize(repeating: .nan, count: PackedFactor<S>.count(k: k, n: n))
    PackedFactor(b, stride: ldb, isTransposed: isTransposed, m: m, n: n, k: k, into: memory)
      .multiply(a, lda: lda, into: &packed, ldc: ldc, start: start ?? .accumulate)
    let form = isTransposed ? MatrixMultiply.Form.transposedB : .plain
    var workspace = [S](
      repeating: .nan, count: MatrixMultiply.workspaceCount(form, m: m, n: n, k: k))
    MatrixMultiply.multiply(
      form, m: m, n: n, k: k, a, lda: lda, b, ldb: ldb, into: &plain, ldc: ldc,
      start: start ?? .accumulate, workspace: &workspace)
    return (packed, plain)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 32], [false, true])
  func theBitsAreThoseOfTheProduct(m: Int, isTransposed: Bool) {
    for n in [4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 100] {
      for k in [0, 1, 2, 7, 8, 9, 33, 64, 600] {
        let floats = bothProducts(
          Float.self, m: m, n: n, k: k, isTransposed: isTransposed, start: .zero)
        #expect(floats.packed == floats.plain, "\(m) \(n) \(k)")
        let doubles = bothProducts(
          Double.self, m: m, n: n, k: k, isTransposed: isTransposed, start: nil)
        #expect(doubles.packed == doubles.plain, "\(m) \(n) \(k)")
      }
    }
  }

  @Test func narrowFactorsAreNotPacked() {
    #expect((0..<4).allSatisfy { !PackedFactor<Float>.isPossible(n: $0) })
    #expect(PackedFactor<Float>.isPossible(n: 4))
  }
}
