/// Cross-entropy of a class index t and the softmax of the logits z: mean over rows of log Σⱼ e^zⱼ
/// − z_t.
///
/// With a weight for each class it is the weighted mean, Σ w_t·(…)/Σ w_t over the rows, as in PyTorch's
/// `CrossEntropyLoss(weight=w)`.
public struct SoftmaxCrossEntropy: Loss {
  /// w, one number above 0 for each class; nil for the plain mean.
  public var classWeights: [Double]?

  public init(classWeights: [Double]? = nil) { self.classWeights = classWeights }

  public func targetShape(for outputs: Shape) throws(GraphError) -> Shape? {
    guard outputs.columns > 1 else {
      throw .shapeMismatch(
        layer: "softmax-cross-entropy", expected: "at least 2 outputs, one for each class",
        found: outputs)
    }
    if let classWeights, classWeights.count != outputs.columns {
      throw .invalidSetting(
        layer: "softmax-cross-entropy", setting: "loss",
        reason: "there are \(classWeights.count) class weights for \(outputs.columns) outputs")
    }
    return Shape(Array(outputs.dimensions.dropLast()))
  }

  public func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try graph.loss(
      "softmax-cross-entropy", outputs, target, expected: targetShape(for: outputs.shape)
    ) {
      SoftmaxCrossEntropyOperation(logits: $0, target: $1, output: $2, weights: classWeights)
    }
  }
}

/// L = (1/rows)·Σ_r [m + log Σⱼ e^(zⱼ−m) − z_t] with m = maxⱼ zⱼ; ∂zⱼ = (softmaxⱼ − [j = t])/rows.
///
/// With weights each row counts w_t times, and the sum of these takes the place of the number of rows.
struct SoftmaxCrossEntropyOperation: Operation {
  let logits: Value
  let target: Value
  let output: Value
  let weights: [Double]?

  var inputs: [Value] { [logits, target] }
  var outputs: [Value] { [output] }
  var scratchCount: Int { 2 * logits.shape.rows + logits.shape.count }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (rows, columns) = (logits.shape.rows, logits.shape.columns)
    let (largest, exponentials) = exponentials(context)
    let losses = context.scratch
    for row in 0..<rows {
      let total = Reductions.sum(exponentials + row * columns, count: columns)
      let ofTarget = context[logits][row * columns + Int(context[target][row])]
      losses[row] = largest[row] + S.log(total) - ofTarget
      if let weights { losses[row] *= S(weights[Int(context[target][row])]) }
    }
    context[output].pointee = Reductions.sum(losses, count: rows) / totalWeight(context)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let (rows, columns) = (logits.shape.rows, logits.shape.columns)
    let exponentials = exponentials(context).values
    let share = context.gradient(output).pointee / totalWeight(context)
    let gradients = context.gradient(logits)
    if !context.accumulates(0) { gradients.update(repeating: 0, count: rows * columns) }
    for row in 0..<rows {
      let (own, gradient) = (exponentials + row * columns, gradients + row * columns)
      let factor = weights.map { share * S($0[Int(context[target][row])]) } ?? share
      let scale = factor / Reductions.sum(own, count: columns)
      for column in 0..<columns {
        gradient[column] = gradient[column].addingProduct(scale, own[column])
      }
      gradient[Int(context[target][row])] -= factor
    }
  }

  /// What the weights of all rows come to: their number without weights.
  @inline(__always)
  private func totalWeight<S: Scalar>(_ context: OperationContext<S>) -> S {
    let rows = logits.shape.rows
    guard let weights else { return S(rows) }
    var total: S = 0
    for row in 0..<rows { total += S(weights[Int(context[target][row])]) }
    return total
  }

  /// e^(zⱼ−m) and m of each row, in the scratch behind room for one number a row.
  ///
  /// All exponentials are taken in one go: most rows are shorter than what a processor computes at once.
  @inline(__always)
  private func exponentials<S: Scalar>(
    _ context: OperationContext<S>
  ) -> (largest: UnsafeMutablePointer<S>, values: UnsafeMutablePointer<S>) {
    let (rows, columns) = (logits.shape.rows, logits.shape.columns)
    let largest = context.scratch + rows
    let values = largest + rows
    for row in 0..<rows {
      let (z, differences) = (context[logits] + row * columns, values + row * columns)
      largest[row] = Reductions.maximum(z, count: columns)
      for column in 0..<columns { differences[column] = z[column] - largest[row] }
    }
    for index in 0..<rows * columns { values[index] = S.exp(values[index]) }
    return (largest, values)
  }
}
