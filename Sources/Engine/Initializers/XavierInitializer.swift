/// Var(W) = gain²·2/(inputs + outputs): keeps the variance of activations and of gradients
/// near 1 per layer for functions with slope 1 at 0 (Glorot & Bengio 2010, eq. 12 and 16).
public struct XavierInitializer: Initializer {
  public var distribution: Distribution
  public var gain: Double

  public init(_ distribution: Distribution, gain: Double = 1) {
    self.distribution = distribution
    self.gain = gain
  }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    let deviation = gain * (2 / Double(fan.input + fan.output)).squareRoot()
    return distribution.values(count: shape.count, deviation: deviation, from: &stream)
  }
}
