/// yᵢ = xᵢ or k·xᵢ; ∂xᵢ = ∂yᵢ or k·∂yᵢ; ∂k = Σ ∂yᵢ·xᵢ over the xᵢ below 0.
///
/// One k for all elements, or one for each column.
struct PReLUOperation: ActivationOperation {
  let input: Value
  let slope: Value
  let output: Value

  var inputs: [Value] { [input, slope] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { input.shape.count }

  private var count: Int { input.shape.count }
  private var isShared: Bool { slope.shape.count == 1 }

  /// Calls `body` with each index and its k.
  @inline(__always)
  private func forEachElement<S: Scalar>(
    _ slopes: UnsafeMutablePointer<S>, _ body: (_ i: Int, _ k: S) -> Void
  ) {
    if isShared {
      let k = slopes.pointee
      for i in 0..<count { body(i, k) }
    } else {
      let columns = slope.shape.count
      for start in stride(from: 0, to: count, by: columns) {
        for c in 0..<columns { body(start &+ c, slopes[c]) }
      }
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (x, y) = (context[input], context[output])
    forEachElement(context[slope]) { i, k in y[i] = x[i] < 0 ? k * x[i] : x[i] }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let (x, outputGradient) = (context[input], context.gradient(output))
    if context.needsGradient(0) {
      let inputGradient = context.gradient(input)
      if context.accumulates(0) {
        forEachElement(context[slope]) { i, k in
          inputGradient[i] += outputGradient[i] * (x[i] <= 0 ? k : 1)
        }
      } else {
        forEachElement(context[slope]) { i, k in
          inputGradient[i] = outputGradient[i] * (x[i] <= 0 ? k : 1)
        }
      }
    }
    guard context.needsGradient(1) else { return }
    let terms = context.scratch
    for i in 0..<count { terms[i] = x[i] < 0 ? outputGradient[i] * x[i] : 0 }
    let slopeGradient = context.gradient(slope)
    if isShared {
      let sum = Reductions.sum(terms, count: count)
      context.writeGradient(1, of: slope) { _ in sum }
    } else {
      let columns = slope.shape.count
      MatrixReductions.columnSums(
        terms, rows: count / columns, columns: columns, stride: columns, into: slopeGradient,
        accumulating: context.accumulates(1))
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func writeSlopes<S: Scalar>(_ context: OperationContext<S>, to slopes: UnsafeMutablePointer<S>) {
    let x = context[input]
    forEachElement(context[slope]) { i, k in slopes[i] = x[i] <= 0 ? k : 1 }
  }
}
