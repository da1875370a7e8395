/// y = s + α·f with a fixed α; ∂s = ∂y, ∂f = α·∂y.
struct ScaledSum: Operation {
  let shortcut: Value
  let branch: Value
  let scale: Double
  let output: Value

  var inputs: [Value] { [shortcut, branch] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (s, f, y) = (context[shortcut], context[branch], context[output])
    let scale = S(scale)
    for i in 0..<output.shape.count { y[i] = s[i].addingProduct(scale, f[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let outputGradient = context.gradient(output)
    let scale = S(scale)
    if context.needsGradient(0) {
      context.writeGradient(0, of: shortcut) { outputGradient[$0] }
    }
    if context.needsGradient(1) {
      context.writeGradient(1, of: branch) { scale * outputGradient[$0] }
    }
  }
}

/// y = s + α·f with a learned number α; ∂s = ∂y, ∂f = α·∂y, ∂α = Σ ∂y·f.
struct GatedSum: Operation {
  let shortcut: Value
  let branch: Value
  let gate: Value
  let output: Value

  var inputs: [Value] { [shortcut, branch, gate] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (s, f, y) = (context[shortcut], context[branch], context[output])
    let scale = context[gate].pointee
    for i in 0..<output.shape.count { y[i] = s[i].addingProduct(scale, f[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    let outputGradient = context.gradient(output)
    let scale = context[gate].pointee
    if context.needsGradient(0) {
      context.writeGradient(0, of: shortcut) { outputGradient[$0] }
    }
    if context.needsGradient(1) {
      context.writeGradient(1, of: branch) { scale * outputGradient[$0] }
    }
    if context.needsGradient(2) {
      let slope = Reductions.dot(outputGradient, context[branch], count: branch.shape.count)
      context.writeGradient(2, of: gate) { _ in slope }
    }
  }
}
