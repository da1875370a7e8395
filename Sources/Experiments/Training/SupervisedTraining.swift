import Engine

/// One pass and one update for each step, on the samples of that step.
final class SupervisedTraining: Training {
  let session: Session
  private let network: Network
  private var order: BatchOrder
  private let evaluation: Evaluation?
  /// The step at which held-out samples were last looked at.
  private var evaluatedStep = -1

  init(_ run: TrainingRun, on dataset: Dataset, seed: UInt64) {
    network = run.network
    session = run.session(of: network, seed: seed)
    session.attach(dataset.features, to: network.input)
    if let target = network.target { session.attach(dataset.targets, to: target) }
    order = BatchOrder(
      sampleCount: run.trainingSampleCount, batch: run.batch, isShuffled: run.isShuffled,
      seed: seed)
    evaluation = run.heldOut.map { Evaluation($0, on: dataset, in: run) }
  }

  func pass(step: Int) {
    session.load(order.samples(atStep: step))
    if step == 0 { session.calibrate() }
    session.forward(step: step)
    session.backward()
  }

  func update(step: Int) { session.update(rate: network.rate.rate(at: step), step: step) }

  var divergedLayer: String? {
    session.objective.isFinite ? nil : session.firstNonFiniteLayer(of: network) ?? "loss"
  }

  func measure(_ probe: any Probe, of subject: ProbeSubject, at step: Int) -> [Double] {
    guard probe.samples == .heldOut, let evaluation else {
      return probe.measure(session, of: network)
    }
    if evaluatedStep != step {
      evaluation.run(session, at: step)
      evaluatedStep = step
    }
    return probe.measure(evaluation.session, of: evaluation.network)
  }
}
