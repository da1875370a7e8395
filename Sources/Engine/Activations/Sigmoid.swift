/// σ(z) = 1/(1 + e⁻ᶻ), σ′ = σ·(1 − σ) ≤ 1/4.
public struct Sigmoid: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { 0...1 }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { y[i] = S.sigmoid(x[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    pass.multiply { _, y in y * (1 - y) }
  }
}
