/// ln(1 + eᶻ), a smooth ReLU with slope σ(z) (Dugas et al. 2001).
///
/// Taken as max(0, z) + ln(1 + e^−|z|), which never overflows. PyTorch goes over to z above 20.
public struct Softplus: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { 0...(.infinity) }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count {
      let rectified = x[i] < 0 ? 0 : x[i]
      y[i] = rectified + S.log1p(S.exp(-x[i].magnitude))
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    @inline(__always)
    func slope(_ x: S, _: S) -> S { S.sigmoid(x) }
    pass.multiply(by: slope)
  }
}
