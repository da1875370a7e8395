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

  /// The names of the frozen ones among a graph's layers. Layers that share their weights are
  /// frozen together, under the name of the first.
  func names(in layers: [LayerRecord]) -> Set<String> {
    let frozen = layers.indices.filter { index in
      switch self {
      case .none: false
      case .numbers(let numbers): numbers.contains(index + 1)
      case .hidden: index < layers.count - 1
      }
    }
    let weights = Set(frozen.map { layers[$0].weights })
    return Set(layers.filter { weights.contains($0.weights) }.map(\.name))
  }
}
