import Engine

extension AdversarialSetting {
  /// The generator against a critic.
  ///
  /// - Throws: If the two, the data or the loss do not go together.
  func game(
    against critic: Network, _ parts: Parts, _ defaults: LayerDefaults, _ node: ReaderNode
  ) throws(Diagnostics) -> AdversarialGame {
    if parts.source.time != .none || parts.source.symbolCount != nil {
      throw node.failure(at: "data", "a generator makes samples of numbers that do not run in time")
    }
    if parts.pretraining?.settings != nil {
      throw node.failure(at: "pretrain", "'pretrain' and 'adversarial' exclude each other")
    }
    if parts.holdOut != nil {
      throw node.failure(at: "hold-out", "'hold-out' and 'adversarial' exclude each other")
    }
    guard let loss = loss(against: parts.loss) else {
      throw parts.loss is WassersteinCritic
        ? node.failure(
          at: "adversarial", "'objective' goes with the loss binary-cross-entropy",
          notes: ["against a Wasserstein critic the generator raises its samples' mean score"])
        : node.failure(
          at: "loss", "a critic's loss must be one of \(Self.criticLosses.quotedList)")
    }
    var update = UpdateRecipe(optimizer?.optimizer ?? parts.update.optimizer)
    update.clipping = clipping
    do {
      return try AdversarialGame(
        generator.layers(with: defaults.replacing(place: "adversarial.generator")), noise: noise,
        critic: critic, loss: loss, update: update,
        rate: optimizer?.rate ?? parts.rate, criticSteps: criticSteps,
        gradients: parts.gradients(for: .generator))
    } catch {
      throw node.failure(error, at: "adversarial")
    }
  }
}
