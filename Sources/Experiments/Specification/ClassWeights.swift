import Engine

/// Softmax cross-entropy whose class weights depend on the data, to be known before a network is built.
///
/// `balanced` gives class c the weight n/(k·n_c), for n samples to learn from, n_c of them of class c, and k classes,
/// as scikit-learn does. By label, classes that are not named weigh 1.
struct DataWeightedCrossEntropy: Loss {
  enum Weights: Sendable, Hashable {
    case balanced
    case byLabel([LabelWeight])
  }

  struct LabelWeight: Sendable, Hashable {
    var label: String
    var weight: Double
    var position: SourcePosition
    var length: Int
  }

  var weights: Weights

  func targetShape(for outputs: Shape) throws(GraphError) -> Shape? {
    try SoftmaxCrossEntropy().targetShape(for: outputs)
  }

  func apply(
    to outputs: Value, target: Value?, in graph: inout Graph
  ) throws(GraphError) -> Value {
    try SoftmaxCrossEntropy().apply(to: outputs, target: target, in: &graph)
  }
}

extension Parts {
  /// The loss with all its weights.
  ///
  /// - Throws: If the data has no such class, or nothing to weigh it by.
  func resolvedLoss(_ node: ReaderNode) throws(Diagnostics) -> any Loss {
    guard let loss = loss as? DataWeightedCrossEntropy else { return loss }
    guard case .classes(let count) = source.kind.asClasses else {
      throw node.failure(at: "loss", "class weights need classes, and the data has none")
    }
    switch loss.weights {
    case .balanced:
      return SoftmaxCrossEntropy(classWeights: try balancedWeights(count, node))
    case .byLabel(let weights):
      return SoftmaxCrossEntropy(classWeights: try self.weights(weights, of: count))
    }
  }

  private func balancedWeights(
    _ count: Int, _ node: ReaderNode
  ) throws(Diagnostics) -> [Double] {
    let targets = try learnedTargets(node)
    var counts = [Int](repeating: 0, count: count)
    for target in targets { counts[Int(target)] += 1 }
    if let empty = counts.firstIndex(of: 0) {
      throw node.failure(
        at: "loss",
        "there is no sample of the class '\(source.labels(ofClasses: count)[empty])' to learn from, so that its "
          + "balanced weight would be infinite")
    }
    return counts.map { Double(targets.count) / (Double(count) * Double($0)) }
  }

  /// The targets of all samples but those held out.
  private func learnedTargets(_ node: ReaderNode) throws(Diagnostics) -> ArraySlice<Double> {
    var dataset = try dataset(node)
    guard let holdOut else { return dataset.targets[...] }
    if holdOut.choice(of: source) == .random {
      dataset = dataset.movingToEnd(holdOut.count, seed: holdOut.seed)
    }
    let width = dataset.targets.count / dataset.sampleCount
    return dataset.targets.dropLast(holdOut.count * width)
  }

  private func weights(
    _ given: [DataWeightedCrossEntropy.LabelWeight], of count: Int
  ) throws(Diagnostics) -> [Double] {
    let labels = source.labels(ofClasses: count)
    var weights = [Double](repeating: 1, count: count)
    var problems: [Diagnostic] = []
    for one in given {
      if let index = labels.firstIndex(of: one.label) {
        weights[index] = one.weight
      } else {
        problems.append(
          Diagnostic(
            at: one.position, length: one.length, "the data has no class '\(one.label)'",
            suggestion: SpellingSuggestion.nearest(one.label, among: labels),
            notes: ["its classes are \(labels.quotedList)"]))
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return weights
  }
}

extension DatasetSource {
  /// What each class is called: its label, its character, or its number.
  func labels(ofClasses count: Int) -> [String] {
    if classLabels.count == count { return classLabels }
    if let alphabet, alphabet.count == count { return alphabet.map { String($0) } }
    return (0..<count).map { String($0) }
  }
}

extension Loss {
  /// Whether it takes a logit for each class.
  var isSoftmax: Bool { self is SoftmaxCrossEntropy || self is DataWeightedCrossEntropy }
}

extension ValueReader {
  /// `[1, 4]`, `balanced` or `{cat: 1, dog: 4}`.
  func classWeights() -> any Loss {
    if log.isDescribing {
      log.expect(
        Expectation(
          shape: .either([.list(of: .number(.positive)), .choice(["balanced"]), .mapping]),
          text: "a number above 0 for each class in order, 'balanced', or numbers by label",
          example: "balanced"))
    }
    if plainText == "balanced" { return DataWeightedCrossEntropy(weights: .balanced) }
    if node?.entries != nil {
      let weights = dictionary(example: "{cat: 1, dog: 4}") { key, value in
        DataWeightedCrossEntropy.LabelWeight(
          label: key.node?.text ?? "", weight: value.number(.positive, example: "4"),
          position: key.position, length: key.node?.length ?? 1)
      }
      return DataWeightedCrossEntropy(weights: .byLabel(weights))
    }
    guard node?.items != nil else {
      mismatch(
        expected: "'balanced', a list of numbers or a number for each label",
        example: "{cat: 1, dog: 4}",
        suggestion: writtenText.flatMap { SpellingSuggestion.nearest($0, among: ["balanced"]) },
        notes: quoteNotes)
      return SoftmaxCrossEntropy()
    }
    return SoftmaxCrossEntropy(
      classWeights: list(count: 2...10_000, example: "[1, 4]") {
        $0.number(.positive, example: "4")
      })
  }
}
