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
    try BookPlan(folder.files(), folder: options.book).experiments.map { experiment in
      ListEntry(
        name: experiment.name, runs: experiment.points.count * experiment.seedCount,
        metrics: experiment.metricAxes.map(\.name), place: "\(experiment.position)")
    }
  }

  /// Computes one experiment, or takes it from the cache.
  public func runExperiment(
    _ name: String, progress: (RunProgress) -> Void = { _ in }
  ) throws -> ExperimentReport {
    let plan = try BookPlan(folder.files(), folder: options.book)
    guard let experiment = plan.experiments.first(where: { $0.name == name }) else {
      throw UnknownName(kind: "experiment", name: name, known: plan.experiments.map(\.name))
    }
    let outcomes = Runner(
      threads: options.threads, store: makeStore { _ in }, cancellation: cancellation
    ).run(experiment.jobs(), report: progress)
    if cancellation.isRequested { throw RunError.cancelled }
    if let failed = outcomes.first(where: { $0.error != nil }), let error = failed.error {
      throw error
    }
    return ExperimentReport(result: experiment.result(from: outcomes.compactMap(\.result)))
  }

  /// Removes all stored results.
  public func clean() throws -> (count: Int, bytes: Int) {
    let store = ContentStore(
      folder: ContentStore.defaultFolder(ofBook: options.book), report: { _ in })
    let cleaning = try store.clean(maxSize: 0)
    return (cleaning.removed.count, Int(cleaning.removedSize))
  }
}
