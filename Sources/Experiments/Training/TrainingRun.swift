import Engine

/// One training of one network: everything a run needs, decided.
///
/// The same run gives the same result on every machine, whatever else runs beside it.
public struct TrainingRun: Sendable {
  /// A probe under the name the author gave it, and when it measures.
  public struct Recording: Sendable {
    public var name: String
    public var probe: any Probe
    public var cadence: Cadence
  }

  /// A probe that writes texts, under its name, and when it does.
  public struct TextRecording: Sendable {
    public var name: String
    public var probe: any TextProbe
    public var cadence: Cadence
  }

  public var network: Network
  public var source: any DatasetSource
  public var precision: Precision
  public var batch: Int
  public var isShuffled: Bool
  public var steps: Int
  /// nil to train on all samples.
  public var heldOut: HeldOut?
  /// nil if the author does not speak of it.
  public var pretraining: LayerwisePretraining?
  public var recordings: [Recording]
  public var textRecordings: [TextRecording]

  /// Trains from the given seed.
  ///
  /// Step k is measured after its backward pass and before its update; there is one more pass after
  /// the last update. Training stops at the first step whose loss is not finite; what was not
  /// reached is missing from the result.
  ///
  /// - Parameters:
  ///   - seed: What the run draws all its random numbers from.
  ///   - check: Called before each step; throws to stop the run.
  /// - Returns: One measurement for each recording, then the errors of pre-training if the run
  ///   speaks of it.
  /// - Throws: What `check` throws.
  public func run(seed: Int, check: () throws -> Void) throws -> RunResult {
    let session = Session(network.program, precision: precision, seed: UInt64(seed))
    let dataset = try source.makeDataset()
    session.attach(dataset.features, to: network.input)
    if let target = network.target { session.attach(dataset.targets, to: target) }
    var order = BatchOrder(
      sampleCount: trainingSampleCount, batch: batch, isShuffled: isShuffled, seed: UInt64(seed))
    let pretrainingErrors = try pretraining?.apply(
      to: session, of: network, samples: trainingSamples(of: dataset), precision: precision,
      seed: seed, check: check)
    let evaluation = heldOut.map { Evaluation($0, on: dataset, precision: precision) }
    var records = recordings.map { Record($0, network: network, steps: steps) }
    var texts = textRecordings.map { TextRecord($0, steps: steps, seed: UInt64(seed)) }
    var outcome = RunResult.Outcome.finished
    for step in 0...steps {
      try check()
      session.load(order.samples(atStep: step))
      if step == 0 { session.calibrate() }
      session.forward(step: step)
      session.backward()
      measure(step, session, evaluation, &records)
      for i in texts.indices { texts[i].write(session, of: network, at: step) }
      guard session.objective.isFinite else {
        outcome = .diverged(step: step, layer: firstNonFiniteLayer(in: session))
        break
      }
      if step < steps { session.update(rate: network.rate.rate(at: step), step: step) }
    }
    let metrics = records.map(\.metric) + (pretrainingErrors.map { [$0] } ?? [])
    return RunResult(metrics: metrics, texts: texts.map(\.named), outcome: outcome)
  }

  /// How many samples there are to learn from; they come before those held out.
  var trainingSampleCount: Int { source.sampleCount - (heldOut?.count ?? 0) }

  private func measure(
    _ step: Int, _ session: Session, _ evaluation: Evaluation?, _ records: inout [Record]
  ) {
    let due = records.indices.filter { records[$0].isDue(at: step) }
    if let evaluation, due.contains(where: { records[$0].samples == .heldOut }) {
      evaluation.run(session, at: step)
    }
    for i in due {
      switch (records[i].samples, evaluation) {
      case (.heldOut, .some(let evaluation)):
        records[i].measure(evaluation.session, of: evaluation.network)
      case (.batch, _), (.heldOut, nil): records[i].measure(session, of: network)
      }
    }
  }

  /// The first layer from the input whose outputs are not all finite.
  private func firstNonFiniteLayer(in session: Session) -> String {
    let layer = network.layers.first { !session.norm(of: $0.output).isFinite }
    return layer?.name ?? "loss"
  }
}

/// The measurements of one probe as they come in.
private struct Record {
  private let recording: TrainingRun.Recording
  private let steps: [Int]
  private let axes: [Measurement.Axis]
  private var values: [Double] = []
  private var measuredCount = 0

  init(_ recording: TrainingRun.Recording, network: Network, steps: Int) {
    self.recording = recording
    self.steps = recording.cadence.steps(upTo: steps)
    axes = recording.probe.axes(of: network)
    values.reserveCapacity(self.steps.count * axes.reduce(1) { $0 * $1.labels.count })
  }

  var samples: ProbedSamples { recording.probe.samples }

  func isDue(at step: Int) -> Bool {
    measuredCount < steps.count && steps[measuredCount] == step
  }

  mutating func measure(_ session: Session, of network: Network) {
    values += recording.probe.measure(session, of: network)
    measuredCount += 1
  }

  var metric: NamedMeasurement {
    let width = axes.reduce(1) { $0 * $1.labels.count }
    let unreached = [Double](
      repeating: Measurement.missing, count: (steps.count - measuredCount) * width)
    let stepAxis = Measurement.Axis("step", steps.map { .number(Double($0)) })
    return NamedMeasurement(
      recording.name, Measurement(axes: [stepAxis] + axes, values: values + unreached))
  }
}
