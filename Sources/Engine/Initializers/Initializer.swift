/// How the elements of a parameter start.
public protocol Initializer: Sendable {
  /// All elements of a parameter in row-major order.
  ///
  /// The numbers are drawn in `Double` and rounded to the precision of the session, so that a
  /// network starts at the same point in either precision.
  func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double]

  /// What is still to be done to the weights of a layer once a batch of data is there; usually
  /// nothing.
  var calibration: Calibration? { get }
}

extension Initializer {
  public var calibration: Calibration? { nil }
}

/// A layer's weights are divided by the standard deviation of its z until the variance of z is
/// within `tolerance` of 1, at most `limit` times.
public struct Calibration: Hashable, Sendable {
  public var tolerance: Double
  public var limit: Int

  public init(tolerance: Double, limit: Int) {
    self.tolerance = tolerance
    self.limit = limit
  }
}

/// The shape of a random initializer's distribution.
public enum Distribution: String, CaseIterable, Sendable {
  case uniform
  case normal

  /// `count` numbers with mean 0 and the given standard deviation.
  func values(count: Int, deviation: Double, from stream: inout RandomStream) -> [Double] {
    switch self {
    case .uniform:
      let limit = deviation * 3.0.squareRoot()
      return stream.uniforms(count).map { min(-limit + (limit + limit) * $0, limit.nextDown) }
    case .normal:
      return stream.normals(count).map { deviation * $0 }
    }
  }
}
