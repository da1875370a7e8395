/// Elements drawn from N(mean, deviation²), whatever the size of the layer.
public struct NormalInitializer: Initializer {
  public var mean: Double
  public var deviation: Double

  public init(mean: Double = 0, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    stream.normals(shape.count).map { mean + deviation * $0 }
  }
}
