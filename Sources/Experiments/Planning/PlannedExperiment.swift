/// An experiment whose every run is known and valid, before any has run.
public struct PlannedExperiment: Sendable {
  /// One point of the sweep.
  public struct Point: Sendable {
    /// Position along each axis of the sweep.
    var indices: [Int]
    public var run: TrainingRun
    /// The settings at this point as the author wrote them: `optimizer.sgd.rate` → `0.1`.
    public var settings: [KeyInput]
    /// The model with its shapes.
    public var outline: ModelOutline
  }

  public let name: String
  public let position: SourcePosition
  /// One axis for each swept key.
  public let sweepAxes: [Measurement.Axis]
  public let seedCount: Int
  public let expectsDivergence: Bool
  public let budget: RunBudget
  public let points: [Point]
  /// What the author should know although it is no error.
  public let warnings: [Diagnostic]
  /// The axes of each metric, before anything has run.
  public private(set) var metricAxes: [(name: String, axes: [Measurement.Axis])] = []

  /// All seeds and points of an experiment together may record at most this many numbers of one metric.
  static let largestMetric = 100_000_000

  /// `trees` holds the experiments this one may be based on.
  ///
  /// - Throws: All that is wrong with the directive.
  public init(
    _ directive: ExperimentDirective, in trees: ExperimentTrees = ExperimentTrees()
  ) throws(Diagnostics) {
    let node = try trees.tree(of: directive)
    let frame = try ExperimentReader.readFrame(node)
    name = directive.name
    position = directive.position
    seedCount = frame.seeds
    expectsDivergence = frame.expectsDivergence
    budget = frame.budget
    sweepAxes = frame.sweep.axes.map { Measurement.Axis($0.name, $0.labels) }
    let reading = SweepReading(node, frame, bookFolder: directive.bookFolder)
    let own = try trees.ownKeys(of: directive)
    let read = try reading.points(ownKeys: own)
    points = read.points
    warnings = read.warnings
    metricAxes = try checkedMetricAxes(node)
  }

  /// - Throws: If a metric would have two axes of one name, or too many numbers.
  private func checkedMetricAxes(
    _ node: ReaderNode
  ) throws(Diagnostics) -> [(name: String, axes: [Measurement.Axis])] {
    let metrics = recordedAxes
    for metric in metrics {
      var names: Set<String> = []
      if let twice = metric.axes.first(where: { !names.insert($0.name).inserted }) {
        throw node.failure(
          at: "sweep", "the metric '\(metric.name)' has an axis '\(twice.name)' of its own",
          notes: ["variants with labels have another: sweep: [{label: short, …}, {label: long, …}]"]
        )
      }
      let count = metric.axes.reduce(1.0) { $0 * Double($1.labels.count) }
      guard count <= Double(Self.largestMetric) else {
        throw node.failure(
          at: "record",
          "all runs together would record \(Measurement.Label.number(count)) numbers of '\(metric.name)'; "
            + "the limit is \(Self.largestMetric)")
      }
    }
    return metrics
  }

  /// One job for each point and seed, in the order that `result(from:)` takes their results.
  public func jobs(policy: RunJob.CachePolicy = .reuse) -> [RunJob] {
    points.enumerated().flatMap { index, point in
      (1...seedCount).map { seed in
        var inputs = KeyInputs([SourceFingerprint.current.input])
        for setting in point.settings { inputs.add(setting) }
        inputs.add("spec.seed", String(seed))
        for file in point.run.source.files { inputs.add("data \(file.path)", file.hash.hex) }
        return RunJob(
          inputs: inputs, label: label(point: index, seed: seed),
          slot: "\(name) \(point.indices.map(String.init).joined(separator: ",")) \(seed)",
          estimate: point.run.costEstimate, policy: policy, timeLimit: budget.minutes * 60
        ) { check in
          try point.run.run(seed: seed, check: { try check() })
        }
      }
    }
  }

  /// `deep-sigmoid`, with what tells its runs apart: `deep-sigmoid activation=relu seed=3`.
  func label(point index: Int, seed: Int) -> String {
    let labels = zip(sweepAxes, points[index].indices).map { axis, i in
      "\(axis.name)=\(axis.labels[i])"
    }
    return ([name] + labels + (seedCount > 1 ? ["seed=\(seed)"] : [])).joined(separator: " ")
  }

  private var recordedAxes: [(name: String, axes: [Measurement.Axis])] {
    let outer = outerAxes
    let runs = points.map(\.run)
    let recorded = (runs.first?.recordings ?? []).indices.map { i in
      let inner = runs.map { $0.axes(ofRecording: i) }
      return (name: runs[0].recordings[i].name, axes: outer + Measurement.Axis.union(inner))
    }
    return recorded + pretrainingAxes(runs)
  }

  /// Runs without pre-training have no labels along the axes of those that have it.
  private func pretrainingAxes(
    _ runs: [TrainingRun]
  ) -> [(name: String, axes: [Measurement.Axis])] {
    let metrics = runs.compactMap { run in run.pretraining?.metrics(of: run.network) }
    var names: [String] = []
    for name in metrics.joined().map(\.name) where !names.contains(name) { names.append(name) }
    return names.map { name in
      let inner = metrics.compactMap { run in run.first { $0.name == name }?.axes }
      return (name: name, axes: outerAxes + Measurement.Axis.union(inner))
    }
  }

  /// The axes of each text, before anything has run.
  public var textAxes: [(name: String, axes: [Measurement.Axis])] {
    let runs = points.map(\.run)
    return (runs.first?.textRecordings ?? []).indices.map { i in
      let inner = runs.map { [$0.stepAxis(ofText: i)] }
      return (runs[0].textRecordings[i].name, outerAxes + Measurement.Axis.union(inner))
    }
  }

  var outerAxes: [Measurement.Axis] {
    sweepAxes + [Measurement.Axis("seed", (1...seedCount).map { .number(Double($0)) })]
  }
}

extension TrainingRun {
  /// About how many multiply-adds training takes: the longest runs go first, and what is left tells the
  /// time before anything has been timed.
  var costEstimate: Double {
    let program = network.program
    // Small networks spend their time on beginning operations.
    let step = program.multiplyAddCount + 10_000 * program.operationCount
    let passes = steps * (adversarial.map { $0.criticSteps + 1 } ?? 1) + 1
    let pretrainingSamples = (pretraining?.settings?.epochs ?? 0) * source.sampleCount
    return Double(step) * Double(passes)
      + 3 * Double(program.parameterCount) * Double(pretrainingSamples)
  }

  /// The axes a recording will have: the step, then those of the probe.
  func axes(ofRecording index: Int) -> [Measurement.Axis] {
    let recording = recordings[index]
    let steps = recording.cadence.steps(upTo: steps)
    return [Measurement.Axis("step", steps.map { .number(Double($0)) })]
      + recording.probe.axes(of: network(of: recording))
  }

  /// The steps at which a text is written.
  func stepAxis(ofText index: Int) -> Measurement.Axis {
    let steps = textRecordings[index].cadence.steps(upTo: steps)
    return Measurement.Axis("step", steps.map { .number(Double($0)) })
  }
}
