import Engine

extension Parts {
  /// A recording may consist of at most this many numbers in a run.
  static let largestRecording = 20_000_000

  /// - Throws: If a probe cannot measure anything in its network, or two have one name.
  func recordings(
    for model: Network, _ game: AdversarialGame?, _ node: ReaderNode
  ) throws(Diagnostics) -> (numbers: [TrainingRun.Recording], texts: [TrainingRun.TextRecording]) {
    var numbers: [TrainingRun.Recording] = []
    var texts: [TrainingRun.TextRecording] = []
    var names: Set<String> = []
    for setting in probes {
      guard names.insert(setting.name).inserted else {
        throw node.failure(
          at: "record", "two records have the name '\(setting.name)'",
          notes: ["give one another name with 'as', as in {loss: last, as: final-loss}"])
      }
      let network = setting.subject == .generator ? game?.generator : model
      let objection =
        network.map { setting.instrument.objection(to: $0) }
        ?? "there is no generator without the key 'adversarial'"
      if let objection {
        throw node.failure(
          at: "record", "\(setting.name) cannot be recorded: \(objection)",
          notes: classNotes(network))
      }
      switch setting.instrument {
      case .numbers(let probe) where probe.samples == .heldOut && holdOut == nil:
        throw node.failure(
          at: "record", "\(setting.name) cannot be recorded: no samples are held out",
          notes: ["add, for example, 'hold-out: 200' to the experiment"])
      case .numbers(let probe):
        let cadence = setting.cadence ?? probe.defaultCadence(steps: steps)
        try checkSteps(cadence, setting, node)
        if let network { try checkSize(of: probe, network, cadence, setting, node) }
        numbers.append(
          .init(name: setting.name, probe: probe, subject: setting.subject, cadence: cadence))
        guard let companion = probe.companion else { continue }
        let name = "\(setting.name)-\(companion.suffix)"
        guard names.insert(name).inserted else {
          throw node.failure(
            at: "record", "two records have the name '\(name)'",
            notes: ["'\(setting.name)' is recorded with one of that name"])
        }
        numbers.append(
          .init(name: name, probe: companion.probe, subject: setting.subject, cadence: cadence))
      case .text(let probe):
        let cadence = setting.cadence ?? .last
        try checkSteps(cadence, setting, node)
        texts.append(.init(name: setting.name, probe: probe, cadence: cadence))
      }
    }
    return (numbers, texts)
  }

  /// How to say that numbers mean classes, where a probe misses them.
  private func classNotes(_ network: Network?) -> [String] {
    guard case .real = network?.kind, network?.objectionToAccuracy != nil else { return [] }
    return [source.classHint].compactMap(\.self)
  }

  /// A list of steps that the run does not have.
  private func checkSteps(
    _ cadence: Cadence, _ setting: ProbeSetting, _ node: ReaderNode
  ) throws(Diagnostics) {
    guard case .steps(let wanted) = cadence, !wanted.contains(where: { $0 <= steps }) else {
      return
    }
    throw node.failure(
      at: "record",
      "\(setting.name) is recorded at no step: the run has "
        + (steps == 0 ? "step 0 alone" : "the steps 0 to \(steps)"))
  }

  private func checkSize(
    of probe: any Probe, _ network: Network, _ cadence: Cadence, _ setting: ProbeSetting,
    _ node: ReaderNode
  ) throws(Diagnostics) {
    let places = probe.axes(of: network).reduce(1.0) { $0 * Double($1.labels.count) }
    let count = Double(cadence.steps(upTo: steps).count) * places
    guard count > Double(Self.largestRecording) else { return }
    throw node.failure(
      at: "record",
      "\(setting.name) would record \(Measurement.Label.number(count)) numbers in a run; the limit is "
        + "\(Self.largestRecording)",
      notes: ["record it less often, as in {\(setting.name): every 1000}"])
  }
}
