/// Products of row-major matrices: the work horse of every layer, forward and backward.
///
/// The order of summation depends on the shape alone, and every multiply-add is fused by definition:
/// the bits are the same on every machine. NaN and infinity propagate as in the textbook sum.
enum MatrixMultiply {
  /// Which factor is stored transposed; C is always m × n and the sum runs over k.
  enum Form: CaseIterable {
    /// C = A·B with A m × k and B k × n
    case plain
    /// C = Aᵀ·B with A stored k × m and B k × n
    case transposedA
    /// C = A·Bᵀ with A m × k and B stored n × k
    case transposedB
  }

  /// What the sum over k starts from.
  enum Start<S> {
    case zero
    /// The present value of C.
    case accumulate
    /// A row of n elements, the same for each row of C.
    case bias(UnsafePointer<S>)
  }

  /// How many scalars of scratch memory `multiply` needs for this shape.
  static func workspaceCount(_ form: Form, m: Int, n: Int, k: Int) -> Int {
    guard NarrowProduct.isBetter(n: n) else {
      return ProductBlocking<Float>.workspaceCount(m: m, n: n, k: k)
    }
    return form == .transposedA
      ? m * n + ProductBlocking<Float>.workspaceCount(m: n, n: m, k: k) : n * k
  }

  /// C = start + product, for any m, n, k ≥ 0; with k = 0 the product is zero.
  ///
  /// `lda`, `ldb` and `ldc` are the distances between stored rows. C overlaps none of the others.
  @specialized(where S == Float)
  @specialized(where S == Double)
  static func multiply<S: Scalar>(
    _ form: Form, m: Int, n: Int, k: Int, _ a: UnsafePointer<S>, lda: Int,
    _ b: UnsafePointer<S>, ldb: Int, into c: UnsafeMutablePointer<S>, ldc: Int, start: Start<S>,
    workspace: UnsafeMutablePointer<S>
  ) {
    precondition(m >= 0 && n >= 0 && k >= 0, "a matrix has no negative extent")
    precondition(lda >= (form == .transposedA ? m : k), "rows of A overlap")
    precondition(ldb >= (form == .transposedB ? k : n) && ldc >= n, "rows of B or C overlap")
    let first = StartBlock(start, c: c, ldc: ldc)
    if !NarrowProduct.isBetter(n: n) {
      BlockedProduct(form, m: m, n: n, k: k, a, lda: lda, b, ldb: ldb, workspace: workspace)
        .write(to: c, ldc: ldc, start: first)
    } else if form != .transposedA {
      let columns = NarrowProduct.columns(
        form == .transposedB, of: b, ldb: ldb, n: n, k: k, workspace: workspace)
      NarrowProduct.multiply(
        m: m, n: n, k: k, a, lda: lda, columns.start, stride: columns.stride, into: c, ldc: ldc,
        start: first)
    } else {
      // Rows of Cᵀ = Bᵀ·A are long where those of C are too short to fill a register.
      BlockedProduct(
        .transposedA, m: n, n: m, k: k, b, lda: ldb, a, ldb: lda, workspace: workspace + m * n
      ).write(to: workspace, ldc: m, start: StartBlock(values: nil, rowStride: 0))
      NarrowProduct.addTransposed(workspace, m: m, n: n, into: c, ldc: ldc, start: first)
    }
  }
}
