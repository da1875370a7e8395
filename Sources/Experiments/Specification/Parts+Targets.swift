import Engine

extension Parts {
  /// - Throws: If the targets of the data are not what the loss is made for.
  func checkTargets(_ node: ReaderNode) throws(Diagnostics) {
    guard adversarial == nil, case .real = source.kind else { return }
    let name = node.lossName
    if loss is SoftmaxCrossEntropy {
      throw node.failure(
        at: "loss", "\(name) needs classes, and the targets of the data are numbers",
        notes: [source.classHint].compactMap(\.self))
    }
    guard let range = loss.targetRange else { return }
    let bounds = "from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
    if source.standardization == .all {
      throw node.failure(
        at: "loss", "\(name) takes targets \(bounds), which standardized ones are not",
        notes: ["'standardize: true' leaves the targets as they are"])
    }
    let targets: [Double]
    do {
      targets = try source.makeDataset().targets
    } catch {
      throw node.failure(at: "data", "\(error)")
    }
    guard let index = targets.firstIndex(where: { !range.contains($0) }) else { return }
    throw node.failure(
      at: "loss",
      "\(name) takes targets \(bounds); found \(Self.text(targets[index])) at "
        + source.place(ofTarget: index),
      notes: [source.classHint].compactMap(\.self))
  }

  /// What the author should know although it is no error.
  func warnings(_ node: ReaderNode) -> [Diagnostic] {
    [activationWarning(node)].compactMap(\.self)
  }

  /// A loss of logits has its activation in itself: another one before it bounds what can be learned.
  private func activationWarning(_ node: ReaderNode) -> Diagnostic? {
    let part = loss is BinaryCrossEntropy ? "sigmoid" : "softmax"
    guard loss is BinaryCrossEntropy || loss is SoftmaxCrossEntropy,
      let last = layers.last, let activation = last.make(LayerDefaults()).lastActivation,
      !(activation is Identity)
    else { return nil }
    let layer = node["model"]?.items?.last
    let place = layer?["activation"] ?? layer ?? node
    let name = place.text ?? place.entries?.first?.key
    return Diagnostic(
      .warning, at: place.position, length: place.length,
      "\(node.lossName) takes logits, and the last layer bends them by "
        + (name.map { "'\($0)'" } ?? "an activation"),
      notes: ["\(part) is a part of the loss; leave the last layer without an activation"])
  }

  private static func text(_ number: Double) -> String {
    Measurement.Label.number(number).description
  }
}

extension ReaderNode {
  /// The loss as the author calls it.
  fileprivate var lossName: String {
    self["loss"]?.text ?? self["loss"]?.entries?.first?.key ?? "the loss"
  }
}

extension Layer {
  /// What is applied last of all, if that is an activation.
  fileprivate var lastActivation: (any Activation)? {
    switch unplaced {
    case let layer as Dense: layer.activation
    case let layer as ActivationLayer: layer.activation
    case let layer as Residual: layer.activation
    case let layer as Stack: layer.layers.last?.lastActivation
    case let layer as SharedRepetition: layer.layer.lastActivation
    default: nil
    }
  }
}
