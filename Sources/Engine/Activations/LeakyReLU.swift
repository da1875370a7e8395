/// z for z ≥ 0 and k·z below, with slopes 1 and k (Maas, Hannun & Ng 2013; k = 0.01).
///
/// At 0 the slope is k, as in PyTorch. NaN stays NaN.
public struct LeakyReLU: Activation, ElementwiseFunction {
  /// k, the slope below 0.
  public var slope: Double

  public init(_ slope: Double = 0.01) { self.slope = slope }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    let slope = S(slope)
    for i in 0..<count { y[i] = x[i] < 0 ? slope * x[i] : x[i] }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    let slope = S(slope)
    pass.multiply { x, _ in x <= 0 ? slope : 1 }
  }
}
