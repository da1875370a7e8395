/// A layer with the place where it was asked for, which its errors then carry.
public struct PlacedLayer: Layer {
  public var layer: any Layer
  /// In the words of whoever asked: `model[3].branch[1]`.
  public var place: String

  public init(_ layer: any Layer, at place: String) {
    self.layer = layer
    self.place = place
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    do {
      return try layer.apply(to: input, in: &graph)
    } catch {
      if case .placed = error { throw error }
      throw .placed(at: place, error)
    }
  }
}

extension Layer {
  /// The layer itself, if it is known with its place.
  public var unplaced: any Layer { (self as? PlacedLayer)?.layer ?? self }
}
