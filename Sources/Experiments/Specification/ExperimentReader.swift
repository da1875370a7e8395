import Engine

/// Turns the body of an experiment, at one point of its sweep, into a run that is ready to train.
struct ExperimentReader {
  /// The keys of an experiment, in the order of the reference.
  static let keys = Terms.experimentKeys.map(\.name)

  /// The samples of a dataset may consist of at most this many numbers.
  static let largestDataset = 50_000_000
  /// A network may have at most this many layers, those inside blocks and stacks counted.
  static let deepestModel = 100_000

  /// What all points of a sweep share.
  struct Frame: Sendable {
    var seeds: Int
    var sweep: Sweep
    var expectsDivergence: Bool
    var budget: RunBudget
  }

  static func readFrame(_ node: ReaderNode) throws(Diagnostics) -> Frame {
    try node.decode { value in
      value.mapping(example: "data: {spirals: {samples: 512}}") { keys in
        let frame = frame(&keys)
        for key in self.keys { _ = keys.optional(key) }
        return frame
      }
    }
  }

  private static func frame(_ keys: inout MappingReader) -> Frame {
    Frame(
      seeds: keys.optional("seeds")?.integer(in: 1...1000, example: 5) ?? 1,
      sweep: keys.optional("sweep").map(Sweep.init) ?? Sweep(),
      expectsDivergence: keys.optional("expect")?.choice(among: ["diverges"]) != nil,
      budget: keys.optional("budget").map(RunBudget.init) ?? RunBudget())
  }

  /// All keys with what is expected of them, in the order of the reference.
  static var settings: [Setting] {
    let log = ReadingLog(describing: [])
    let position = SourcePosition(file: "", line: 1, column: 1)
    let nothing = ValueReader(ReaderNode(.mapping([]), at: position), label: "", log: log)
    nothing.mapping { keys in
      _ = frame(&keys)
      _ = Parts(&keys)
    }
    // Each key is asked for more than once, with what is expected of it only by who uses it.
    let found = log.settings ?? []
    return keys.compactMap { key in
      let own = found.filter { $0.key == key }
      return own.first { $0.expectation != nil } ?? own.first
    }
  }

  static func readRun(
    _ node: ReaderNode, bookFolder: String = "", budget: RunBudget = RunBudget()
  ) throws(Diagnostics) -> TrainingRun {
    // A reader goes on after errors with harmless values, so the network is built only after it.
    try readParts(node, bookFolder: bookFolder).run(of: node, within: budget)
  }

  static func readParts(
    _ node: ReaderNode, bookFolder: String
  ) throws(Diagnostics) -> Parts {
    var (parts, doubts) = try node.decodeWithWarnings(bookFolder: bookFolder) { value in
      value.mapping { Parts(&$0) }
    }
    parts.doubts = doubts
    return parts
  }
}

/// The settings of one run before they are known to fit each other.
struct Parts {
  var source: any DatasetSource
  var layers: [LayerTemplate]
  /// nil leaves each layer its own default.
  var initializer: (any Initializer)?
  var adversarial: AdversarialSetting?
  var pretraining: LayerwisePretraining?
  var loss: any Loss
  /// Whether there is one; otherwise nothing is learned.
  var hasOptimizer: Bool
  var update: UpdateRecipe
  var rate: any RateSchedule
  var batch: Int?
  var holdOut: HoldOutSetting?
  var isShuffled: Bool
  var steps: Int
  var precision: Precision
  var subnormals: Subnormals
  var probes: [ProbeSetting]
  /// What was found while they were read, and is no error.
  var doubts: [Diagnostic] = []

  init(_ keys: inout MappingReader) {
    source = keys.required("data").tagged(by: Terms.datasets)
    layers = keys.required("model").list(example: "[{dense: 1}]") {
      $0.tagged(by: Terms.layers)
    }
    initializer = keys.optional("init")?.tagged(by: Terms.initializers)
    adversarial = keys.optional("adversarial")?.adversarial()
    pretraining = keys.optional("pretrain")?.tagged(by: Terms.pretraining)
    loss = keys.required("loss").tagged(by: Terms.losses)
    let optimizer = keys.optional("optimizer")?.tagged(by: Terms.optimizers)
    hasOptimizer = optimizer != nil
    rate = optimizer?.rate ?? ConstantRate(0)
    update = UpdateRecipe(optimizer?.optimizer ?? .sgd)
    update.frozen = keys.optional("freeze")?.frozenLayers() ?? .none
    for limit in keys.optional("clip")?.oneOrMore({ $0.tagged(by: Terms.limits) }) ?? [] {
      limit.apply(to: &update)
    }
    update.regularizations = keys.optional("regularize")?.regularizations() ?? []
    batch = keys.optional("batch")?.integer(in: 1...1_000_000, example: 128)
    holdOut = keys.optional("hold-out")?.holdOut()
    isShuffled = keys.optional("shuffle")?.flag() ?? true
    steps = keys.optional("steps")?.integer(in: 0...10_000_000, example: 2000) ?? 0
    precision = keys.optional("precision")?.choice(Precision.self) ?? .float
    subnormals = keys.optional("subnormals")?.choice(Subnormals.self) ?? .flush
    probes = Self.readProbes(keys.required("record"))
    for key in ["seeds", "sweep", "expect", "budget"] { _ = keys.optional(key) }
  }

  /// `[loss, {gradient-norm: every 10}]` or `{loss: last, gradient-norm: every 10}`.
  private static func readProbes(_ value: ValueReader) -> [ProbeSetting] {
    guard value.node?.entries != nil else {
      return value.oneOrMore(example: "[loss, gradient-norm]") { $0.tagged(by: Terms.probes) }
    }
    return value.eachEntry { $0.tagged(by: Terms.probes) }
  }

  func run(of node: ReaderNode, within budget: RunBudget) throws(Diagnostics) -> TrainingRun {
    let batch = try batchSize(node)
    let (numbers, overflow) = source.sampleCount.multipliedReportingOverflow(
      by: source.sampleShape.count)
    guard !overflow, numbers <= ExperimentReader.largestDataset else {
      throw node.failure(
        at: "data",
        "a dataset is limited to \(ExperimentReader.largestDataset) numbers; this one has "
          + "\(source.sampleCount) samples of \(source.sampleShape)")
    }
    try checkTargets(node)
    let loss = try resolvedLoss(node)
    let defaults = LayerDefaults(given: initializer, symbols: source.symbolCount)
    try checkDepth(node)
    let stack = layers.layers(with: defaults)
    let network: Network
    var heldOut: HeldOut?
    do {
      network = try Network(
        layers: stack, loss: loss, update: update, rate: rate, source: source,
        isCritic: adversarial != nil, batch: adversarial == nil ? batch : 2 * batch,
        gradients: gradients(for: .model))
      if let holdOut {
        heldOut = HeldOut(
          count: holdOut.count,
          network: try Network(
            layers: stack, loss: loss, update: UpdateRecipe(.sgd), rate: ConstantRate(0),
            source: source, batch: holdOut.count, gradients: []),
          seed: holdOut.choice(of: source) == .random ? holdOut.seed : nil)
      }
    } catch {
      throw node.failure(error)
    }
    let game = try adversarial?.game(against: network, self, defaults, node)
    try checkRegularizations(of: network, node)
    try checkFrozenLayers(of: network, node)
    if let objection = pretraining?.objection(
      to: stack, source: source, sampleCount: remainingSamples)
    {
      throw node.failure(at: "pretrain", objection)
    }
    let others = [heldOut?.network, game?.generator].compactMap(\.self)
    try checkMemory(of: [network] + others, node, budget)
    let recordings = try recordings(for: network, game, node)
    return TrainingRun(
      network: network, source: source, precision: precision, subnormals: subnormals,
      batch: batch, isShuffled: isShuffled, steps: steps, heldOut: heldOut,
      pretraining: pretraining, adversarial: game, recordings: recordings.numbers,
      textRecordings: recordings.texts)
  }

  /// How many samples there are to learn from.
  var remainingSamples: Int { source.sampleCount - (holdOut?.count ?? 0) }

  /// - Throws: If there are too few samples for a batch.
  private func batchSize(_ node: ReaderNode) throws(Diagnostics) -> Int {
    guard remainingSamples > 0 else {
      throw node.failure(
        at: "hold-out",
        "holding out \(holdOut?.count ?? 0) samples leaves none to learn from: there are "
          + "\(source.sampleCount)")
    }
    let batch = batch ?? remainingSamples
    guard batch <= remainingSamples else {
      throw node.failure(
        at: "batch",
        "a batch of \(batch) samples is more than the \(remainingSamples) there are"
          + (holdOut.map { " when \($0.count) are held out" } ?? ""))
    }
    return batch
  }

  /// Counted before any layer is made, since there may be far too many.
  private func checkDepth(_ node: ReaderNode) throws(Diagnostics) {
    let limit = ExperimentReader.deepestModel
    for (key, model) in [
      ("model", node["model"]), ("adversarial", node["adversarial"]?["generator"]),
    ] {
      guard let count = model?.layerCount, count > Double(limit) else { continue }
      throw node.failure(
        at: key,
        "a network is limited to \(limit) layers; this one has "
          + Measurement.Label.number(count).description)
    }
  }

  /// All gradients that probes of a network read.
  func gradients(for subject: ProbeSubject) -> GradientNeeds {
    probes.filter { $0.subject == subject }
      .reduce(into: []) { $0.formUnion($1.instrument.gradients) }
  }
}
