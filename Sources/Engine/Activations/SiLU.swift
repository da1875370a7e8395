/// z·σ(z), also called swish, with slope σ(z)·(1 + z·(1 − σ(z))) ≤ 1.0998
/// (Elfwing, Uchibe & Doya 2017; Ramachandran, Zoph & Le 2017).
public struct SiLU: Activation, ElementwiseFunction {
  public init() {}

  public var outputRange: ClosedRange<Double> { -0.2785...(.infinity) }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { y[i] = x[i] * S.sigmoid(x[i]) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    @inline(__always)
    func slope(_ x: S, _: S) -> S {
      let sigmoid = S.sigmoid(x)
      return sigmoid * (1 + x * (1 - sigmoid))
    }
    pass.multiply(by: slope)
  }
}
