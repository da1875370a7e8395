/// Elements with standard deviation gain/√n around 0, so that n·Var(W) = gain² in a layer of any
/// width.
///
/// This is the form of mean-field theory, σ_w = gain. With a uniform distribution and gain² = 1/3
/// it is the classic U[±1/√n], which is also what PyTorch does by default.
public struct ScaledInitializer: Initializer {
  public var distribution: Distribution
  public var gain: Double

  public init(_ distribution: Distribution, gain: Double) {
    self.distribution = distribution
    self.gain = gain
  }

  /// U[−1/√n, 1/√n] with n inputs.
  public static let classicUniform = ScaledInitializer(.uniform, gain: (1.0 / 3).squareRoot())

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    let deviation = gain / Double(fan.input).squareRoot()
    return distribution.values(count: shape.count, deviation: deviation, from: &stream)
  }
}
