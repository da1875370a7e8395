import Engine

/// The texts of one probe as they come in.
struct TextRecord {
  private let recording: TrainingRun.TextRecording
  private let steps: [Int]
  private let seed: UInt64
  private var texts: [String] = []

  init(_ recording: TrainingRun.TextRecording, steps: Int, seed: UInt64) {
    self.recording = recording
    self.steps = recording.cadence.steps(upTo: steps)
    self.seed = seed
  }

  mutating func write(_ session: Session, of network: Network, at step: Int) {
    guard texts.count < steps.count, steps[texts.count] == step else { return }
    texts.append(recording.probe.text(session, of: network, seed: seed, step: step))
  }

  /// One text for each step that was reached.
  var named: NamedTexts { NamedTexts(recording.name, texts) }
}
