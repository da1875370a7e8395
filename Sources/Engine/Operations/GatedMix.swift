/// y = t ⊙ f + (1 − t) ⊙ x, element by element, with a gate t of the same shape.
///
/// ∂f = t·∂y, ∂x = (1 − t)·∂y, ∂t = (f − x)·∂y.
struct GatedMix: Operation {
  let carried: Value
  let transformed: Value
  let gate: Value
  let output: Value

  var inputs: [Value] { [carried, transformed, gate] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (x, f, t, y) = (
      context[carried], context[transformed], context[gate], context[output]
    )
    for i in 0..<output.shape.count { y[i] = x[i].addingProduct(t[i], f[i] - x[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let (x, f, t) = (context[carried], context[transformed], context[gate])
    let outputGradient = context.gradient(output)
    if context.needsGradient(0) {
      context.writeGradient(0, of: carried) { (1 - t[$0]) * outputGradient[$0] }
    }
    if context.needsGradient(1) {
      context.writeGradient(1, of: transformed) { t[$0] * outputGradient[$0] }
    }
    if context.needsGradient(2) {
      context.writeGradient(2, of: gate) { (f[$0] - x[$0]) * outputGradient[$0] }
    }
  }
}
