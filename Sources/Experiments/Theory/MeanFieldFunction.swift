/// A number of mean-field theory that expressions and formulas may ask for by its name, an
/// activation, σ_w and σ_b: `chi(tanh, 1.5, 0.05)`.
enum MeanFieldFunction: String, CaseIterable, Sendable {
  /// χ₁, the factor of the squared gradient norm in each layer.
  case chi
  /// q*, the variance of the sums of each layer.
  case variance

  /// NaN for a word that is no activation.
  func callAsFunction(
    activation: String, weightDeviation: Double, biasDeviation: Double
  ) -> Double {
    guard let theory = MeanField(activation: activation) else { return .nan }
    return switch self {
    case .chi:
      theory.gradientFactor(weightDeviation: weightDeviation, biasDeviation: biasDeviation)
    case .variance:
      theory.variance(weightDeviation: weightDeviation, biasDeviation: biasDeviation)
    }
  }
}
