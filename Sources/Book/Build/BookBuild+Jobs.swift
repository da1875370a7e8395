import Experiments

extension BookBuild {
  /// The runs of a plan, some of which are to be computed although their results are stored.
  ///
  /// - Throws: The name of an experiment to refresh that is not there.
  func jobs(of plan: BookPlan, _ store: ContentStore?) throws -> [RunJob] {
    let names = plan.experiments.map(\.name)
    if let unknown = options.refreshed.first(where: { !names.contains($0) }) {
      throw UnknownName(kind: "experiment", name: unknown, known: names)
    }
    let refreshed = options.refreshed
    var jobs = plan.experiments.concurrentMap { experiment in
      experiment.jobs(policy: refreshed.contains(experiment.name) ? .recompute : .reuse)
    }.flatMap { $0 }
    guard let store, options.verifiedShare > 0 else { return jobs }
    let stored = RunForecast(jobs, store: store).stored
    let count = Int((Double(stored.count) * min(1, options.verifiedShare)).rounded(.up))
    for index in stored.shuffled().prefix(count) { jobs[index].policy = .verify }
    return jobs
  }

  /// What a build would compute, and why.
  public struct Forecast: Sendable {
    public struct Experiment: Sendable {
      public var name: String
      public var runs: Int
      public var stored: Int
      /// Each run that is not stored, with why it is to be computed.
      public var missing: [(label: String, reasons: [String])]
    }

    public var experiments: [Experiment]
    /// Seconds the missing runs will take; nil if no run has ever been timed.
    public var seconds: Double?
  }

  /// - Throws: What is wrong with the book, or the name of an experiment that is not there.
  public func forecast() throws -> Forecast {
    let book = try folder.plan()
    let plan = try options.only.isEmpty ? book : book.restricted(to: options.only)
    let store = makeStore()
    let ledger = store?.ledger() ?? RunLedger()
    let jobs = try jobs(of: plan, store)
    var rest = jobs[...]
    let experiments = plan.experiments.map { experiment in
      let own = rest.prefix(experiment.runCount)
      rest = rest.dropFirst(experiment.runCount)
      let missing = own.filter {
        $0.policy != .reuse || store?.contains(.run, $0.key) != true
      }
      return Forecast.Experiment(
        name: experiment.name, runs: own.count, stored: own.count - missing.count,
        missing: missing.map { ($0.label, reasons($0, store, ledger)) })
    }
    let seconds = RunForecast(jobs, store: store, ledger: ledger)
      .seconds(threads: options.threads)
    return Forecast(experiments: experiments, seconds: seconds)
  }

  /// Why each run of an experiment would, or would not, be computed now.
  ///
  /// - Throws: What is wrong with the book, or a name that no experiment has.
  public func reasons(toRun name: String) throws -> [(label: String, reasons: [String])] {
    let plan = try folder.plan()
    let store = makeStore()
    let ledger = store?.ledger() ?? RunLedger()
    return try plan.experiment(named: name).jobs().map { ($0.label, reasons($0, store, ledger)) }
  }

  private func reasons(
    _ job: RunJob, _ store: ContentStore?, _ ledger: RunLedger
  ) -> [String] {
    if job.policy == .recompute { return ["it is to be computed anew"] }
    guard let store else { return ["the cache is not used"] }
    return store.reason(toRun: job.slot, job.inputs, ledger: ledger).lines
  }
}

extension PlannedExperiment {
  var runCount: Int { points.count * seedCount }
}

extension BookPlan {
  /// - Throws: A name that no experiment has.
  func experiment(named name: String) throws -> PlannedExperiment {
    guard let found = experiments.first(where: { $0.name == name }) else {
      throw UnknownName(kind: "experiment", name: name, known: experiments.map(\.name))
    }
    return found
  }
}
