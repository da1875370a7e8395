/// All that happens between gradients and new parameters, in this order:
///
/// 1. the gradients of penalties are added,
/// 2. gradients are clipped,
/// 3. weights decay,
/// 4. the optimizer moves the parameters,
/// 5. norms of weights are limited, then the weights themselves.
public struct UpdateRecipe: Sendable {
  public var optimizer: Optimizer
  /// Every one that applies to a parameter takes effect.
  public var regularizations: [Regularization]
  public var clipping: GradientClipping?
  /// θ ← min(max(θ, −c), c) for every parameter after each update: the weight clipping that bounds
  /// the slope of a Wasserstein critic (Arjovsky, Chintala & Bottou 2017).
  ///
  /// It has nothing to do with gradient clipping but the name.
  public var weightBound: Double?
  /// Layers that nothing of this happens to.
  public var frozen = FrozenLayers.none

  public init(
    _ optimizer: Optimizer = .sgd, regularizations: [Regularization] = [],
    clipping: GradientClipping? = nil, weightBound: Double? = nil
  ) {
    self.optimizer = optimizer
    self.regularizations = regularizations
    self.clipping = clipping
    self.weightBound = weightBound
  }
}
