/// Why a layer cannot be put where it was asked for. Found while a graph is built, before anything
/// runs.
public enum GraphError: Error, Hashable, Sendable {
  /// A layer got a value of a shape it cannot take.
  case shapeMismatch(layer: String, expected: String, found: Shape)
  /// Two values that belong together differ in shape.
  case unequalShapes(layer: String, Shape, Shape)
  /// An error of the layer at a place, which is that of a `PlacedLayer`.
  indirect case placed(at: String, GraphError)
  /// A setting that no graph can be built with.
  case invalidSetting(layer: String, setting: String, reason: String)
}
