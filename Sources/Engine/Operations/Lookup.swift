/// y = the row of a table that each token names.
///
/// tokens: any shape, holding indices from 0; table: symbols × width; y: tokens' shape × width.
/// ∂table row k = Σ ∂y over all tokens that name k.
struct Lookup: Operation {
  let tokens: Value
  let table: Value
  let output: Value

  var inputs: [Value] { [tokens, table] }
  var outputs: [Value] { [output] }

  private var width: Int { table.shape.columns }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    for token in 0..<tokens.shape.count {
      let row = context[table] + index(context, token) * width
      (context[output] + token * width).update(from: row, count: width)
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(1) else { return }
    let tableGradient = context.gradient(table)
    if !context.accumulates(1) { tableGradient.update(repeating: 0, count: table.shape.count) }
    for token in 0..<tokens.shape.count {
      let row = tableGradient + index(context, token) * width
      let gradient = context.gradient(output) + token * width
      for i in 0..<width { row[i] += gradient[i] }
    }
  }

  @inline(__always)
  private func index<S: Scalar>(_ context: OperationContext<S>, _ token: Int) -> Int {
    let symbol = context[tokens][token]
    precondition(symbol >= 0 && symbol < S(table.shape.rows), "a token names a row of the table")
    return Int(symbol)
  }
}
