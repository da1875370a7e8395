/// tanh(z), tanh′ = 1 − tanh² ≤ 1.
public struct Tanh: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { -1...1 }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { y[i] = S.tanh(x[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    pass.multiply { _, y in 1 - y * y }
  }
}
