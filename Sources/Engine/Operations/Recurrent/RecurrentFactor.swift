/// Some columns of the recurrent weights U as what the states of all time steps are multiplied by, or Uᵀ as what
/// the gradients of all time steps are.
///
/// They are packed once for the whole pass, unless the product has so few columns that it is not tiled.
struct RecurrentFactor<S: Scalar> {
  private let packed: PackedFactor<S>?
  private let form: MatrixMultiply.Form
  private let weights: UnsafePointer<S>
  private let stride: Int
  private let m: Int
  private let n: Int
  private let k: Int
  private let workspace: UnsafeMutablePointer<S>

  /// Columns of U, or their transpose, as the given part of the recurrence's packed memory.
  init(
    _ recurrence: Recurrence, _ context: OperationContext<S>, columns: Range<Int>,
    isTransposed: Bool, part: Int = 0
  ) {
    form = isTransposed ? .transposedB : .plain
    weights = UnsafePointer(context[recurrence.recurrentWeights]) + columns.lowerBound
    stride = recurrence.width
    m = recurrence.batch
    n = isTransposed ? recurrence.units : columns.count
    k = isTransposed ? columns.count : recurrence.units
    workspace = recurrence.workspace(context)
    packed =
      PackedFactor<S>.isPossible(n: n)
      ? PackedFactor(
        weights, stride: stride, isTransposed: isTransposed, m: m, n: n, k: k,
        into: context.scratch + part * recurrence.packedCount) : nil
  }

  /// C = start + A·U or A·Uᵀ, one row for each sample.
  @inline(__always)
  func multiply(
    _ a: UnsafePointer<S>, lda: Int, into c: UnsafeMutablePointer<S>, ldc: Int,
    start: MatrixMultiply.Start<S>
  ) {
    if let packed {
      packed.multiply(a, lda: lda, into: c, ldc: ldc, start: start)
    } else {
      MatrixMultiply.multiply(
        form, m: m, n: n, k: k, a, lda: lda, weights, ldb: stride, into: c, ldc: ldc, start: start,
        workspace: workspace)
    }
  }
}
