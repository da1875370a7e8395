import Engine

extension Parts {
  /// - Throws: If the targets of the data are not what the loss is made for.
  func checkTargets(_ node: ReaderNode) throws(Diagnostics) {
    guard adversarial == nil, case .real = source.kind else { return }
    let name = node.lossName
    if loss.isSoftmax {
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
    let targets = try dataset(node).targets
    guard let index = targets.firstIndex(where: { !range.contains($0) }) else { return }
    throw node.failure(
      at: "loss",
      "\(name) takes targets \(bounds); found \(Self.text(targets[index])) at "
        + source.place(ofTarget: index),
      notes: [source.classHint].compactMap(\.self))
  }

  /// - Throws: A file that has changed meanwhile, at the key `data`.
  func dataset(_ node: ReaderNode) throws(Diagnostics) -> Dataset {
    do {
      return try source.makeDataset()
    } catch {
      throw node.failure(at: "data", "\(error)")
    }
  }

  static func text(_ number: Double) -> String {
    Measurement.Label.number(number).description
  }
}

extension ReaderNode {
  /// The loss as the author calls it.
  var lossName: String {
    self["loss"]?.text ?? self["loss"]?.entries?.first?.key ?? "the loss"
  }
}
