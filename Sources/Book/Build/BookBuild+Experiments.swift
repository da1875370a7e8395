import Experiments

extension BookBuild {
  /// One experiment of the book, for a list.
  public struct ListEntry: Sendable, Hashable {
    public var name: String
    public var runs: Int
    public var metrics: [String]
    public var place: String
  }

  /// The experiments of the book in its order.
  public func experimentList() throws -> [ListEntry] {
    try folder.plan().experiments.map { experiment in
      ListEntry(
        name: experiment.name, runs: experiment.points.count * experiment.seedCount,
        metrics: experiment.metricAxes.map(\.name), place: "\(experiment.position)")
    }
  }

  /// Computes one experiment, or takes it from the cache.
  public func runExperiment(
    _ name: String, progress: (RunProgress) -> Void = { _ in }
  ) throws -> ExperimentReport {
    let plan = try folder.plan()
    let experiment = try plan.experiment(named: name)
    let store = makeStore()
    store?.checkPlace()
    store?.remember(SourceFingerprint.current)
    let outcomes = Runner(
      threads: options.threads, store: store, cancellation: cancellation
    ).run(experiment.jobs(), report: progress)
    if cancellation.isRequested { throw RunError.cancelled }
    if let failed = outcomes.first(where: { $0.error != nil }), let error = failed.error {
      throw error
    }
    let results = outcomes.compactMap(\.result)
    return ExperimentReport(
      result: experiment.result(from: results), outcomes: results.map(\.outcome))
  }

  /// Removes stored results: those not used for a time, then the longest unused until the rest fits.
  public func clean(
    olderThan age: Duration? = nil, maxSize: Int64? = nil, dryRun: Bool = false
  ) throws -> (count: Int, bytes: Int) {
    let store = ContentStore(folder: ContentStore.defaultFolder(ofBook: options.book)) { [warn] in
      warn("\($0)")
    }
    let size = age == nil && maxSize == nil ? 0 : maxSize
    let cleaning = try store.clean(olderThan: age, maxSize: size, dryRun: dryRun)
    return (cleaning.removed.count, Int(cleaning.removedSize))
  }
}
