/// Cross-entropy of a class index t and the softmax of the logits z: mean over rows of log Σⱼ e^zⱼ
/// − z_t.
public struct SoftmaxCrossEntropy: Loss {
  public init() {}

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? {
    guard outputs.columns > 1 else {
      throw .shapeMismatch(
        layer: "softmax-cross-entropy", expected: "at least 2 outputs, one for each class",
        found: outputs)
    }
    return Shape(Array(outputs.dimensions.dropLast()))
  }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss(
      "softmax-cross-entropy", outputs, target, expected: targetShape(for: outputs.shape)
    ) {
      SoftmaxCrossEntropyOperation(logits: $0, target: $1, output: $2)
    }
  }
}

/// L = (1/rows)·Σ_r [m + log Σⱼ e^(zⱼ−m) − z_t] with m = maxⱼ zⱼ; ∂zⱼ = (softmaxⱼ − [j = t])/rows.
struct SoftmaxCrossEntropyOperation: Operation {
  let logits: Value
  let target: Value
  let output: Value

  var inputs: [Value] { [logits, target] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { logits.shape.rows + logits.shape.columns }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let rows = logits.shape.rows
    let columns = logits.shape.columns
    let losses = context.scratch
    let exponentials = context.scratch + rows
    for row in 0..<rows {
      let z = context[logits] + row * columns
      let largest = Reductions.maximum(z, count: columns)
      for column in 0..<columns { exponentials[column] = S.exp(z[column] - largest) }
      let total = Reductions.sum(exponentials, count: columns)
      losses[row] = largest + S.log(total) - z[Int(context[target][row])]
    }
    context[output].pointee = Reductions.sum(losses, count: rows) / S(rows)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let rows = logits.shape.rows
    let columns = logits.shape.columns
    let exponentials = context.scratch + rows
    let factor = context.gradient(output).pointee / S(rows)
    for row in 0..<rows {
      let z = context[logits] + row * columns
      let gradient = context.gradient(logits) + row * columns
      let largest = Reductions.maximum(z, count: columns)
      for column in 0..<columns { exponentials[column] = S.exp(z[column] - largest) }
      let scale = factor / Reductions.sum(exponentials, count: columns)
      if !context.accumulates(0) { for column in 0..<columns { gradient[column] = 0 } }
      for column in 0..<columns {
        gradient[column] = gradient[column].addingProduct(scale, exponentials[column])
      }
      gradient[Int(context[target][row])] -= factor
    }
  }
}
