import Engine

/// Critic and generator in turn: each step is n updates of the critic on new batches, half real and
/// half generated, and then one of the generator.
///
/// The pass that is measured at a step is the critic's first one.
final class AdversarialTraining: Training {
  let session: Session
  private let network: Network
  private let game: AdversarialGame
  private let generator: Session
  private var order: BatchOrder
  private let noise: RandomStream

  init(_ run: TrainingRun, _ game: AdversarialGame, on dataset: Dataset, seed: UInt64) {
    self.game = game
    network = run.network
    session = run.session(of: network, seed: seed)
    generator = run.session(of: game.generator, seed: seed)
    noise = RandomStream(seed: seed, name: "generator.noise")
    session.attach(dataset.features, to: network.input)
    order = BatchOrder(
      sampleCount: dataset.sampleCount, batch: game.batch, isShuffled: run.isShuffled, seed: seed)
    if let target = network.target {
      let isReal = [1.0, 0].flatMap { [Double](repeating: $0, count: game.batch) }
      session.write(isReal, to: target)
    }
  }

  func pass(step: Int) { passCritic(step: step, turn: 0) }

  func update(step: Int) {
    updateCritic(step: step, turn: 0)
    for turn in 1..<max(1, game.criticSteps) {
      passCritic(step: step, turn: turn)
      updateCritic(step: step, turn: turn)
    }
    passGenerator(step: step)
    generator.update(rate: game.generator.rate.rate(at: step), step: step)
  }

  var divergedLayer: String? {
    guard !session.objective.isFinite else { return nil }
    return generator.firstNonFiniteLayer(of: game.generator)
      ?? session.firstNonFiniteLayer(of: network) ?? "loss"
  }

  func measure(_ probe: any Probe, of subject: ProbeSubject, at step: Int) -> [Double] {
    guard subject == .generator else { return probe.measure(session, of: network) }
    return generator.rehearse {
      passGenerator(step: step)
      return probe.measure(generator, of: game.generator)
    }
  }

  /// The first half of the batch is real, the second generated.
  private func passCritic(step: Int, turn: Int) {
    let number = step * game.criticSteps + turn
    session.load(order.samples(atStep: number))
    drawNoise(step: step, turn: turn)
    let samples = game.generator.output
    if number == 0 { generator.calibrate() }
    generator.forward(through: samples, step: number)
    session.copy(samples, of: generator, to: network.input, at: samples.shape.count)
    if number == 0 { session.calibrate() }
    session.forward(step: number)
    session.backward()
  }

  private func updateCritic(step: Int, turn: Int) {
    session.update(
      rate: network.rate.rate(at: step), step: step * game.criticSteps + turn)
  }

  /// What the critic as it is now makes of generated samples, and the way back to the generator.
  private func passGenerator(step: Int) {
    generator.copyParameters(of: session, to: game.criticCopy)
    drawNoise(step: step, turn: game.criticSteps)
    generator.forward(step: step)
    generator.backward()
  }

  private func drawNoise(step: Int, turn: Int) {
    var stream = noise.at(step: UInt64(step * (game.criticSteps + 1) + turn))
    generator.fill(game.generator.input, withNormalsFrom: &stream)
  }
}
