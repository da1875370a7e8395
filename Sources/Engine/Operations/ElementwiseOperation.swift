/// A function applied to each element, with its derivative.
protocol ElementwiseFunction: Sendable {
  /// y = f(x), element by element.
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int)

  /// ∂x = ∂y·f′(x), overwriting ∂x or adding to it. y = f(x) is there to be used.
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>)
}

/// The five things a derivative pass reads and writes.
struct ElementwiseBackward<S: Scalar> {
  let x: UnsafePointer<S>
  let y: UnsafePointer<S>
  let outputGradient: UnsafePointer<S>
  let inputGradient: UnsafeMutablePointer<S>
  let count: Int
  let accumulate: Bool
  /// Results of a lower magnitude are stored as zero; 0 for none.
  var floor: S = 0

  /// Writes `derivative(x, y)·∂y` for each element.
  @inline(__always)
  func multiply(by derivative: (_ x: S, _ y: S) -> S) {
    if accumulate {
      for i in 0..<count {
        let sum = inputGradient[i].addingProduct(outputGradient[i], derivative(x[i], y[i]))
        inputGradient[i] = S.flushed(sum, below: floor)
      }
    } else {
      for i in 0..<count {
        let product = outputGradient[i] * derivative(x[i], y[i])
        inputGradient[i] = S.flushed(product, below: floor)
      }
    }
  }
}

/// y = f(x) for an elementwise f.
struct ElementwiseOperation: ActivationOperation {
  let function: any ElementwiseFunction
  let input: Value
  let output: Value

  var inputs: [Value] { [input] }
  var outputs: [Value] { [output] }
  var flushesGradients: Bool { true }

  func forward<S: Scalar>(_ context: OperationContext<S>) {
    function.forward(context[input], context[output], count: input.shape.count)
  }

  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    function.backward(
      ElementwiseBackward(
        x: context[input], y: context[output], outputGradient: context.gradient(output),
        inputGradient: context.gradient(input), count: input.shape.count,
        accumulate: context.accumulates(0), floor: context.floor))
  }

  /// f′(z) is what the derivative pass makes of ones.
  func writeSlopes<S: Scalar>(_ context: OperationContext<S>, to slopes: UnsafeMutablePointer<S>) {
    let count = input.shape.count
    let ones = UnsafeMutablePointer<S>.allocate(capacity: count)
    defer { ones.deallocate() }
    ones.initialize(repeating: 1, count: count)
    function.backward(
      ElementwiseBackward(
        x: context[input], y: context[output], outputGradient: ones, inputGradient: slopes,
        count: count, accumulate: false))
  }
}

extension Graph {
  /// Applies `function` to each element of `input`.
  mutating func elementwise(_ function: any ElementwiseFunction, _ input: Value) -> Value {
    let output = makeValue(input.shape)
    append(ElementwiseOperation(function: function, input: input, output: output))
    return output
  }
}
