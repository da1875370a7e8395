import Engine

/// One training of one network: everything a run needs, decided.
///
/// The same run gives the same result on every machine, whatever else runs beside it.
public struct TrainingRun: Sendable {
  /// A probe under the name the author gave it, and when it measures.
  public struct Recording: Sendable {
    public var name: String
    public var probe: any Probe
    public var subject = ProbeSubject.model
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
  public var subnormals: Subnormals
  public var batch: Int
  public var isShuffled: Bool
  public var steps: Int
  /// nil to train on all samples.
  public var heldOut: HeldOut?
  /// nil if the author does not speak of it.
  public var pretraining: LayerwisePretraining?
  /// nil for learning without an adversary.
  public var adversarial: AdversarialGame?
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
  /// - Returns: One measurement for each recording, then those of pre-training if the run speaks
  ///   of it.
  /// - Throws: What `check` throws, or `RunError.memoryUnavailable`.
  public func run(seed: Int, check: () throws -> Void) throws -> RunResult {
    try checkMemory()
    let dataset = try preparedDataset()
    let training = makeTraining(on: dataset, seed: UInt64(seed))
    let pretrained = try pretraining?.apply(
      to: training.session, of: network, samples: trainingSamples(of: dataset),
      precision: precision, subnormals: subnormals, seed: seed, check: check)
    var records = recordings.map { Record($0, of: network(of: $0), steps: steps) }
    var texts = textRecordings.map { TextRecord($0, steps: steps, seed: UInt64(seed)) }
    var outcome = RunResult.Outcome.finished
    for step in 0...steps {
      try check()
      training.pass(step: step)
      for i in records.indices { records[i].measure(training, at: step) }
      for i in texts.indices { texts[i].write(training.session, of: network, at: step) }
      if let layer = training.divergedLayer {
        outcome = .diverged(step: step, layer: layer)
        break
      }
      if step < steps { training.update(step: step) }
    }
    let metrics = records.map(\.metric) + (pretrained ?? [])
    return RunResult(metrics: metrics, texts: texts.map(\.named), outcome: outcome)
  }

  /// Before anything is allocated: memory that cannot be had ends a program.
  private func checkMemory() throws(RunError) {
    // A few more are found anywhere, and asking takes longer than a small run.
    guard memoryByteCount >> 20 > 64, let available = AvailableMemory.byteCount(),
      memoryByteCount > available
    else { return }
    throw .memoryUnavailable(megabytes: memoryByteCount >> 20, available: available >> 20)
  }

  /// What a run holds at once: its networks with all that they compute, and the data.
  var memoryByteCount: Int {
    let networks = [network, heldOut?.network, adversarial?.generator].compactMap(\.self)
    let numbers = source.sampleCount * source.sampleShape.count
    return networks.reduce(0) { $0 + $1.program.memoryByteCount(in: precision) } + 16 * numbers
  }

  /// How many samples there are to learn from; they come before those held out.
  var trainingSampleCount: Int { source.sampleCount - (heldOut?.count ?? 0) }

  private func makeTraining(on dataset: Dataset, seed: UInt64) -> any Training {
    guard let adversarial else { return SupervisedTraining(self, on: dataset, seed: seed) }
    return AdversarialTraining(self, adversarial, on: dataset, seed: seed)
  }

  /// One of the run's networks in memory.
  func session(of network: Network, seed: UInt64) -> Session {
    Session(network.program, precision: precision, subnormals: subnormals, seed: seed)
  }

  /// The network a recording is made of.
  func network(of recording: Recording) -> Network {
    recording.subject == .generator ? adversarial?.generator ?? network : network
  }
}

/// The measurements of one probe as they come in.
private struct Record {
  private let recording: TrainingRun.Recording
  private let steps: [Int]
  private let axes: [Measurement.Axis]
  private var values: [Double] = []
  private var measuredCount = 0

  init(_ recording: TrainingRun.Recording, of network: Network, steps: Int) {
    self.recording = recording
    self.steps = recording.cadence.steps(upTo: steps)
    axes = recording.probe.axes(of: network)
    values.reserveCapacity(self.steps.count * axes.reduce(1) { $0 * $1.labels.count })
  }

  mutating func measure(_ training: any Training, at step: Int) {
    guard measuredCount < steps.count, steps[measuredCount] == step else { return }
    values += training.measure(recording.probe, of: recording.subject, at: step)
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
