/// gain on the diagonal and 0 elsewhere: a layer that starts by handing on its input
/// (Le, Jaitly & Hinton 2015, for recurrent networks).
public struct IdentityInitializer: Initializer {
  public var gain: Double

  public init(gain: Double = 1) { self.gain = gain }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    (0..<shape.count).map { $0 / shape.columns == $0 % shape.columns ? gain : 0 }
  }
}
