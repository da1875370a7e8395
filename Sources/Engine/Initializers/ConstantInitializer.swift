/// Every element starts at the same value.
public struct ConstantInitializer: Initializer {
  public var value: Double

  public init(_ value: Double) { self.value = value }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    [Double](repeating: value, count: shape.count)
  }
}
