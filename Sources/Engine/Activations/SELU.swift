/// λ·z for z > 0 and λ·α·(eᶻ − 1) below, with slopes λ and λ·α·eᶻ.
///
/// α = 1.6733, λ = 1.0507 make mean 0 and variance 1 a fixed point of a layer whose weights have
/// n·Var(W) = 1 (Klambauer et al. 2017). The fixed point is one of activations: gradients still
/// grow, by χ₁ = 1.0716.
public struct SELU: Activation, ElementwiseFunction {
  static let alpha = 1.6732632423543772
  static let scale = 1.0507009873554805

  public init() {}

  public var outputRange: ClosedRange<Double> { -Self.scale * Self.alpha...(.infinity) }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    graph.elementwise(self, preactivation)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafeMutablePointer<S>, count: Int) {
    let (alpha, scale) = (S(Self.alpha), S(Self.scale))
    for i in 0..<count {
      let below = alpha * S.expm1(x[i] > 0 ? 0 : x[i])
      y[i] = scale * (x[i] > 0 ? x[i] : below)
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ pass: ElementwiseBackward<S>) {
    let (alpha, scale) = (S(Self.alpha), S(Self.scale))
    @inline(__always)
    func slope(_ x: S, _: S) -> S {
      let below = alpha * S.exp(x > 0 ? 0 : x)
      return scale * (x > 0 ? 1 : below)
    }
    pass.multiply(by: slope)
  }
}
