/// z between −1 and 1 and the nearer of the two beyond, with slopes 1 and 0 (Collobert 2004).
public struct HardTanh: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { -1...1 }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { y[i] = x[i] > 1 ? 1 : (x[i] < -1 ? -1 : x[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    pass.multiply { x, _ in x >= 1 || x <= -1 ? 0 : 1 }
  }
}
