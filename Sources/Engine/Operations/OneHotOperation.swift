/// A row of zeros with a 1 at the place each token names.
///
/// tokens: any shape, holding indices from 0; y: tokens' shape × symbols. Tokens have no gradient.
struct OneHotOperation: Operation {
  let tokens: Value
  let output: Value

  var inputs: [Value] { [tokens] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let symbols = output.shape.columns
    context[output].update(repeating: 0, count: output.shape.count)
    for token in 0..<tokens.shape.count {
      let symbol = context[tokens][token]
      precondition(symbol >= 0 && symbol < S(symbols), "a token names one of the symbols")
      context[output][token * symbols + Int(symbol)] = 1
    }
  }

  func backward<S: Scalar>(_ context: OperationContext<S>) {}
}

extension Graph {
  /// The tokens that a value is the one-hot vectors of; nil if it is not.
  func oneHotTokens(of value: Value) -> Value? {
    operations.lazy.compactMap { $0 as? OneHotOperation }.first { $0.output == value }?.tokens
  }
}
