/// What an experiment measured, over all points of its sweep and all its seeds.
public struct ExperimentResult: Hashable, Sendable {
  public struct Metric: Hashable, Sendable {
    public var name: String
    public var measurement: Measurement

    public init(_ name: String, _ measurement: Measurement) {
      self.name = name
      self.measurement = measurement
    }
  }

  /// Texts along named axes in row-major order, for example how each run ended.
  public struct Text: Hashable, Sendable {
    public var name: String
    public var axes: [Measurement.Axis]
    public var strings: [String]

    public init(_ name: String, axes: [Measurement.Axis] = [], strings: [String]) {
      precondition(
        strings.count == axes.reduce(1) { $0 * $1.labels.count },
        "a text needs one string for each combination of its labels")
      self.name = name
      self.axes = axes
      self.strings = strings
    }
  }

  public var name: String
  /// In the order in which they are shown.
  public var metrics: [Metric]
  public var texts: [Text]
  /// How many seeds each point of the sweep was run with.
  public var seeds: Int
  /// The step at which each run stopped being finite, along the axes of the sweep and the seeds, missing where
  /// it did not; nil if none did.
  public var divergence: Measurement?

  public init(
    name: String, metrics: [Metric], texts: [Text] = [], seeds: Int = 1,
    divergence: Measurement? = nil
  ) {
    self.divergence = divergence
    self.name = name
    self.metrics = metrics
    self.texts = texts
    self.seeds = seeds
  }

  public func metric(_ name: String) -> Measurement? {
    metrics.first { $0.name == name }?.measurement
  }

  public func text(_ name: String) -> Text? {
    texts.first { $0.name == name }
  }
}
