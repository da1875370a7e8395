/// z for z > 0 and α·(eᶻ − 1) below, with slopes 1 and α·eᶻ (Clevert, Unterthiner & Hochreiter
/// 2016).
public struct ELU: Activation, ElementwiseFunction {
  public var alpha: Double

  public init(alpha: Double = 1) { self.alpha = alpha }

  public var outputRange: ClosedRange<Double> { -alpha...(.infinity) }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    let alpha = S(alpha)
    for i in 0..<count {
      let below = alpha * S.expm1(x[i] > 0 ? 0 : x[i])
      y[i] = x[i] > 0 ? x[i] : below
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    let alpha = S(alpha)
    @inline(__always)
    func slope(_ x: S, _: S) -> S {
      let below = alpha * S.exp(x > 0 ? 0 : x)
      return x > 0 ? 1 : below
    }
    pass.multiply(by: slope)
  }
}
