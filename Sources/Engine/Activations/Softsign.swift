/// z/(1 + |z|), with slope 1/(1 + |z|)²: nears ±1 more slowly than tanh (Bergstra et al. 2009).
public struct Softsign: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { -1...1 }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { y[i] = x[i] / (1 + x[i].magnitude) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    pass.multiply { x, _ in
      let root = 1 / (1 + x.magnitude)
      return root * root
    }
  }
}
