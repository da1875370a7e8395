import Engine

/// What an author says of a generator, before it is known to fit the critic.
struct AdversarialSetting: Sendable {
  var generator: [LayerTemplate]
  var noise: Int
  var criticSteps: Int
  /// nil for the one that goes with the critic's loss.
  var loss: GeneratorLoss?
  /// nil for the critic's.
  var optimizer: OptimizerSetting?
  var clipping: GradientClipping?

  /// The losses a critic may have.
  static let criticLosses = ["wasserstein", "binary-cross-entropy"]

  /// The generator's loss beside a critic's; nil if the two do not go together.
  func loss(against critic: any Loss) -> GeneratorLoss? {
    if critic is WassersteinCritic { return loss == nil ? .wasserstein : nil }
    if critic is BinaryCrossEntropy { return loss ?? .minimax }
    return nil
  }
}

extension ValueReader {
  /// `{generator: [{dense: 64, activation: relu}, {dense: 2}], noise: 2, critic-steps: 5}`.
  func adversarial() -> AdversarialSetting {
    mapping(example: "{generator: [{dense: 64, activation: relu}, {dense: 2}], noise: 2}") { keys in
      AdversarialSetting(
        generator: keys.required("generator").templates(),
        noise: keys.required("noise").integer(in: 1...65_536, example: 2),
        criticSteps: keys.optional("critic-steps")?.integer(in: 1...1000, example: 5) ?? 1,
        loss: keys.optional("objective").map {
          $0.choice(among: ["minimax", "non-saturating"]) == "minimax" ? .minimax : .nonSaturating
        },
        optimizer: keys.optional("optimizer")?.tagged(by: Terms.optimizers),
        clipping: keys.optional("clip")?.gradientClipping())
    }
  }

  /// A limit on gradients, not on weights: those of the generator are never clipped.
  private func gradientClipping() -> GradientClipping? {
    switch tagged(by: Terms.limits) {
    case .none: return nil
    case .gradients(let clipping): return clipping
    case .parameters:
      report("only the critic's weights are clipped: write {weights: …} under the model's 'clip'")
      return nil
    }
  }
}
