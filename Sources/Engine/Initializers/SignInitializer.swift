/// Each element is +c or −c, with equal chance: where the weights of a critic end up that is
/// trained with weight clipping at c.
public struct SignInitializer: Initializer {
  public var magnitude: Double

  public init(magnitude: Double) { self.magnitude = magnitude }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    stream.uniforms(shape.count).map { $0 < 0.5 ? -magnitude : magnitude }
  }
}
