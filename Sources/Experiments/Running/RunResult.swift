/// A measurement under the name by which values, figures and claims ask for it.
public struct NamedMeasurement: Hashable, Sendable {
  public var name: String
  public var measurement: Measurement

  public init(_ name: String, _ measurement: Measurement) {
    self.name = name
    self.measurement = measurement
  }
}

/// Texts that a run produced, in order: the lines of a summary, generated samples.
public struct NamedTexts: Hashable, Sendable {
  public var name: String
  public var texts: [String]

  public init(_ name: String, _ texts: [String]) {
    self.name = name
    self.texts = texts
  }
}

/// What one run of an experiment computed, and nothing else: no time, no place, no cost.
public struct RunResult: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case finished
    /// A loss or gradient stopped being finite: at which step, and where it was seen first.
    case diverged(step: Int, layer: String)
  }

  public var metrics: [NamedMeasurement]
  public var texts: [NamedTexts]
  public var outcome: Outcome

  public init(
    metrics: [NamedMeasurement] = [], texts: [NamedTexts] = [], outcome: Outcome = .finished
  ) {
    self.metrics = metrics
    self.texts = texts
    self.outcome = outcome
  }

  /// The first measurement of that name.
  public subscript(_ name: String) -> Measurement? {
    metrics.first { $0.name == name }?.measurement
  }
}
