/// Var(W) = gain²·2/inputs: makes up for the half of the variance that a ReLU removes (He et al.
/// 2015).
public struct HeInitializer: Initializer {
  public var distribution: Distribution
  public var gain: Double

  public init(_ distribution: Distribution, gain: Double = 1) {
    self.distribution = distribution
    self.gain = gain
  }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    let deviation = gain * (2 / Double(fan.input)).squareRoot()
    return distribution.values(count: shape.count, deviation: deviation, from: &stream)
  }
}
