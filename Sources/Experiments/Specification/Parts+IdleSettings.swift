import Engine

/// Settings that change nothing in a run because of what stands beside them.
extension Parts {
  /// Those an author gave at some keys; a warning only if they are idle at all points of a sweep.
  func idleSettings(
    among keys: [String: ReaderNode.Entry], in run: TrainingRun
  ) -> [Diagnostic] {
    [stepsWithoutOptimizer(keys["steps"]), shuffleOfAll(keys["shuffle"])].compactMap(\.self)
      + (keys["record"].map { rareRecordings($0, run) + probesOfLinearLayers($0, run) } ?? [])
  }

  private func stepsWithoutOptimizer(_ entry: ReaderNode.Entry?) -> Diagnostic? {
    guard let entry, steps > 0, !hasOptimizer, adversarial?.optimizer == nil,
      update.weightBound == nil
    else { return nil }
    return Diagnostic(
      .warning, at: entry.keyPosition, length: entry.keyLength,
      "nothing is learned in these steps: there is no 'optimizer'",
      notes: ["add, for example, optimizer: {sgd: {rate: 0.1}}"])
  }

  private func shuffleOfAll(_ entry: ReaderNode.Entry?) -> Diagnostic? {
    guard let entry, !takesParts else { return nil }
    return Diagnostic(
      .warning, at: entry.keyPosition, length: entry.keyLength, "'shuffle' changes no run here",
      notes: ["each step sees all samples; with 'batch' it sees some of them"])
  }

  /// What is recorded less often than there are steps.
  private func rareRecordings(_ entry: ReaderNode.Entry, _ run: TrainingRun) -> [Diagnostic] {
    run.recordings.compactMap { recording in
      guard case .every(let interval) = recording.cadence, steps > 0, interval > steps else {
        return nil
      }
      let place = entry.value.place(ofRecord: recording.name)
      return Diagnostic(
        .warning, at: place.position, length: place.length,
        "\(recording.name) is recorded every \(interval) steps, and there are only \(steps): at step 0 and at the last"
      )
    }
  }

  /// Shares of flat slopes where all slopes are 1.
  private func probesOfLinearLayers(
    _ entry: ReaderNode.Entry, _ run: TrainingRun
  ) -> [Diagnostic] {
    run.recordings.compactMap { recording in
      guard recording.probe is SaturatedFractionProbe || recording.probe is DeadFractionProbe,
        !run.network(of: recording).hasActivation
      else { return nil }
      let place = entry.value.place(ofRecord: recording.name)
      return Diagnostic(
        .warning, at: place.position, length: place.length,
        "\(recording.name) means nothing here: no layer has an activation that could be flat")
    }
  }
}

extension Network {
  /// Whether the output of any layer is a function of its z other than z itself.
  fileprivate var hasActivation: Bool {
    layers.contains { $0.recurrence == nil && $0.output != $0.preactivation }
  }
}

extension ReaderNode {
  /// Where a record stands in a list or a mapping of them.
  fileprivate func place(ofRecord name: String) -> (position: SourcePosition, length: Int) {
    let entries = (self.entries ?? []) + (items ?? []).compactMap { $0.entries?.first }
    if let entry = entries.first(where: { $0.key == name }) {
      return (entry.keyPosition, entry.keyLength)
    }
    let word = items?.first { $0.text == name } ?? self
    return (word.position, word.length)
  }
}
