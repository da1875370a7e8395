/// Layers whose weights and biases stay as they start.
///
/// Their gradients are still computed, so that they can be looked at, but play no part in an update
/// or in the norm that clipping limits.
public enum FrozenLayers: Hashable, Sendable {
  case none
  /// Counted from 1 at the input.
  case numbers(Set<Int>)
  /// All but the last.
  case hidden

  /// The names of the frozen ones among a graph's layers.
  func names(in layers: [LayerRecord]) -> Set<String> {
    switch self {
    case .none: []
    case .numbers(let numbers):
      Set(layers.indices.filter { numbers.contains($0 + 1) }.map { layers[$0].name })
    case .hidden: Set(layers.dropLast().map(\.name))
    }
  }
}
