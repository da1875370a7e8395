import Engine

/// What an author should know of a run although it is no error.
extension Parts {
  func warnings(_ node: ReaderNode, _ run: TrainingRun) -> [Diagnostic] {
    doubts
      + [
        logitWarning(node), rangeWarning(node, run), criticWarning(node),
        holdOutWarning(node, run),
      ].compactMap(\.self)
  }

  /// A loss of logits has its activation in itself: another one before it bounds what can be learned.
  private func logitWarning(_ node: ReaderNode) -> Diagnostic? {
    guard loss is BinaryCrossEntropy || loss.isSoftmax, let last = lastActivation else {
      return nil
    }
    let part = loss.isSoftmax ? "softmax" : "sigmoid"
    let place = last.node(in: node)
    return Diagnostic(
      .warning, at: place.position, length: place.length,
      "\(node.lossName) takes logits, and the last layer bends them by \(last.name(in: node))",
      notes: ["\(part) is a part of the loss; leave the last layer without an activation"])
  }

  /// Outputs that cannot reach what they are compared with.
  private func rangeWarning(_ node: ReaderNode, _ run: TrainingRun) -> Diagnostic? {
    guard adversarial == nil, loss is MeanSquaredError || loss is Huber,
      let last = lastActivation, case let range = last.activation.outputRange, range.isBounded,
      let targets = try? run.preparedDataset().targets,
      let least = targets.min(), let most = targets.max(),
      least < range.lowerBound || most > range.upperBound
    else { return nil }
    let place = last.node(in: node)
    return Diagnostic(
      .warning, at: place.position, length: place.length,
      "the targets go from \(Self.text(least)) to \(Self.text(most)), and \(last.name(in: node)) keeps the outputs "
        + range.summary,
      notes: ["leave the last layer without an activation, so that it can reach any number"])
  }

  /// A critic's loss asks of a target only whether it is above 0.
  private func criticWarning(_ node: ReaderNode) -> Diagnostic? {
    guard adversarial == nil, loss is WassersteinCritic, case .real = source.kind,
      let place = node["loss"]
    else { return nil }
    return Diagnostic(
      .warning, at: place.position, length: place.length,
      "wasserstein divides samples into those with a target above 0 and the others, and these targets are numbers",
      notes: [
        "it is the loss of a critic, beside 'adversarial'; numbers are learned with mse or huber"
      ])
  }

  /// A class of which nothing is learned, or nothing is tested.
  private func holdOutWarning(_ node: ReaderNode, _ run: TrainingRun) -> Diagnostic? {
    guard let heldOut = run.heldOut, source.isOrdered, let place = node["hold-out"],
      case .classes(let count) = run.network.kind.asClasses,
      let dataset = try? run.preparedDataset(), dataset.targets.count == dataset.sampleCount
    else { return nil }
    let (learned, tested) = (
      Set(dataset.targets.dropLast(heldOut.count)), Set(dataset.targets.suffix(heldOut.count))
    )
    let labels = source.labels(ofClasses: count)
    let message: String
    if let lost = tested.subtracting(learned).min() {
      message =
        "nothing is learned of the class '\(labels[Int(lost)])': all its samples are held out"
    } else if heldOut.count >= learned.count, let lost = learned.subtracting(tested).min() {
      message = "no sample of the class '\(labels[Int(lost)])' is held out"
    } else {
      return nil
    }
    let isLast = heldOut.seed == nil
    return Diagnostic(
      .warning, at: place.position, length: place.length, message,
      notes: isLast ? ["'choose: random' takes samples of each class in proportion"] : [])
  }
}

extension Parts {
  /// What is applied last of all, and to the layer at which place.
  private var lastActivation: PlacedActivation? {
    for (index, template) in layers.enumerated().reversed() {
      let defaults = LayerDefaults().replacing(place: "model[\(index + 1)]")
      switch template.make(defaults).lastActivation(at: defaults.place) {
      case .activation(let found): return found.activation is Identity ? nil : found
      case .none: return nil
      case .passes: continue
      }
    }
    return nil
  }
}

/// An activation and the place of its layer, such as `model[2].stack[1]`.
private struct PlacedActivation {
  var activation: any Activation
  var place: String

  /// The activation as it was written, or else its layer.
  func node(in experiment: ReaderNode) -> ReaderNode {
    guard let layer = experiment.node(at: place) else { return experiment["model"] ?? experiment }
    return layer["activation"] ?? layer.entries?.first?.value["activation"] ?? layer
  }

  func name(in experiment: ReaderNode) -> String {
    let node = node(in: experiment)
    return (node.text ?? node.entries?.first?.key).map { "'\($0)'" } ?? "an activation"
  }
}

private enum LastStep {
  case activation(PlacedActivation)
  /// Hands on what it gets, some of it at times.
  case passes
  case none
}

extension Layer {
  fileprivate func lastActivation(at place: String) -> LastStep {
    switch self {
    case let layer as PlacedLayer: return layer.layer.lastActivation(at: layer.place)
    case let layer as Dense: return .activation(.init(activation: layer.activation, place: place))
    case let layer as ActivationLayer:
      return .activation(.init(activation: layer.activation, place: place))
    case let layer as Residual:
      return .activation(.init(activation: layer.activation, place: place))
    case is Dropout, is Disturbance: return .passes
    case let layer as Stack:
      for part in layer.layers.reversed() {
        let step = part.lastActivation(at: place)
        if case .passes = step { continue }
        return step
      }
      return .passes
    case let layer as SharedRepetition: return layer.layer.lastActivation(at: place)
    default: return .none
    }
  }
}

extension Dataset.Targets {
  /// A yes or no is one of two classes.
  var asClasses: Dataset.Targets { self == .binary ? .classes(2) : self }
}

extension ClosedRange<Double> {
  fileprivate var isBounded: Bool { lowerBound.isFinite || upperBound.isFinite }

  fileprivate var summary: String {
    let (least, most) = (Parts.text(lowerBound), Parts.text(upperBound))
    if !lowerBound.isFinite { return "below \(most)" }
    return upperBound.isFinite ? "between \(least) and \(most)" : "at \(least) or above"
  }
}
