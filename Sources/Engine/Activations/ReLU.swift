/// max(0, z), with derivative 1 for z > 0 and 0 elsewhere (Nair & Hinton 2010).
///
/// Written as a comparison that is false for NaN, so that NaN stays NaN and divergence shows.
public struct ReLU: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { 0...(.infinity) }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { y[i] = x[i] < 0 ? 0 : x[i] }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    pass.multiply { x, _ in x <= 0 ? 0 : 1 }
  }
}
