/// What the visible units of a layer stand for when it learns without targets.
public enum VisibleUnits: String, CaseIterable, Sendable {
  /// Probabilities from 0 to 1, as black and white pixels: v = σ(h·Wᵀ + b).
  case bernoulli
  /// Real numbers with Gaussian noise of variance 1: v = h·Wᵀ + b.
  case gaussian
}
