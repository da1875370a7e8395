/// z·Φ(z) with the normal distribution function Φ(z) = (1 + erf(z/√2))/2, not an approximation of
/// it.
///
/// Slope Φ(z) + z·e^(−z²/2)/√(2π), at most 1.1289 at z = √2 (Hendrycks & Gimpel 2016).
public struct GELU: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { -0.17...(.infinity) }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    let root = S(0.5.squareRoot())
    for i in 0..<count { y[i] = x[i] * ((1 + S.erf(x[i] * root)) / 2) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    let root = S(0.5.squareRoot())
    let peak = S(0.3989422804014327)
    @inline(__always)
    func slope(_ x: S, _: S) -> S {
      ((1 + S.erf(x * root)) / 2).addingProduct(x * peak, S.exp(-x * x / 2))
    }
    pass.multiply(by: slope)
  }
}
