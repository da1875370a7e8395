/// What experiments will measure, known before any of them runs.
public struct ResultSchema: Hashable, Sendable {
  public struct Metric: Hashable, Sendable {
    public var name: String
    /// An axis without labels is one whose labels are known only after the run.
    public var axes: [Measurement.Axis]
    public var isText: Bool

    public init(_ name: String, axes: [Measurement.Axis] = [], isText: Bool = false) {
      self.name = name
      self.axes = axes
      self.isText = isText
    }
  }

  public struct Experiment: Hashable, Sendable {
    public var name: String
    public var metrics: [Metric]

    public init(_ name: String, metrics: [Metric]) {
      self.name = name
      self.metrics = metrics
    }

    public func metric(_ name: String) -> Metric? { metrics.first { $0.name == name } }
  }

  public private(set) var experiments: [Experiment]
  private var indices: [String: Int]

  /// Of experiments with one name the first counts.
  public init(_ experiments: [Experiment]) {
    self.experiments = experiments
    indices = Dictionary(
      zip(experiments.map(\.name), experiments.indices), uniquingKeysWith: { first, _ in first })
  }

  public func experiment(_ name: String) -> Experiment? {
    indices[name].map { experiments[$0] }
  }
}

extension ExperimentResult {
  /// The shape of the result.
  public var schema: ResultSchema.Experiment {
    ResultSchema.Experiment(
      name,
      metrics: metrics.map { ResultSchema.Metric($0.name, axes: $0.measurement.axes) }
        + texts.map { ResultSchema.Metric($0.name, axes: $0.axes, isText: true) })
  }
}

/// The results of a book, by the experiments' names.
public struct ResultSet: Sendable {
  public let schema: ResultSchema
  private let results: [String: ExperimentResult]

  /// Of results with one name the first counts.
  public init(_ results: [ExperimentResult]) {
    schema = ResultSchema(results.map(\.schema))
    self.results = Dictionary(
      results.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func result(_ name: String) -> ExperimentResult? { results[name] }
}
