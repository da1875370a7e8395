/// Layer-sequential unit variance (Mishkin & Matas 2016): orthonormal weights, which are then
/// divided, layer by layer from the input, by the standard deviation of z = x·W + b on the first
/// batch.
///
/// `Session.calibrate` does the second part. The variance of z then is 1 ± tolerance in every
/// layer, whatever the activation.
public struct LSUVInitializer: Initializer {
  public var tolerance: Double

  public init(tolerance: Double = 0.1) { self.tolerance = tolerance }

  public var calibration: Calibration? { Calibration(tolerance: tolerance, limit: 10) }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    OrthogonalInitializer().values(shape: shape, fan: fan, from: &stream)
  }
}
