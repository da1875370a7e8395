import Engine

/// Something to measure in a network while it trains.
///
/// A probe that is not asked for costs nothing: all it reads is in the session anyway.
public protocol Probe: Sendable {
  /// The axes of one measurement, apart from the step: none for a single number.
  func axes(of network: Network) -> [Measurement.Axis]

  /// One number for each combination of labels, after the backward pass of a step.
  func measure(_ session: Session, of network: Network) -> [Double]

  /// When to measure if the author does not say.
  func defaultCadence(steps: Int) -> Cadence

  /// Why there is nothing to measure in a network, as the end of a sentence; nil if there is.
  func objection(to network: Network) -> String?

  /// Which gradients this probe reads. Those that no probe reads are not kept.
  var gradients: GradientNeeds { get }

  /// Which samples it sees the network at.
  var samples: ProbedSamples { get }

  /// What is recorded with it, at the same steps.
  var companion: ProbeCompanion? { get }
}

/// A second measurement of what a probe measures, under its name, a hyphen and a suffix.
public struct ProbeCompanion: Sendable {
  public var suffix: String
  public var probe: any Probe
}

/// The samples a probe sees a network at.
public enum ProbedSamples: Sendable {
  /// Those of the step, in training mode, after the backward pass.
  case batch
  /// All that are held out of training, in evaluation mode, after a forward pass alone.
  case heldOut
}

/// The gradients a probe reads beside those of parameters.
public struct GradientNeeds: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Of z and h of each layer and of what each block hands on.
  public static let layers = GradientNeeds(rawValue: 1)
  /// Of the network's input, as far as which gradients are not taken otherwise.
  public static let input = GradientNeeds(rawValue: 2)
  /// Of any value but the input.
  public static let anything = GradientNeeds(rawValue: 4)
  /// Of the states of recurrent layers at all time steps.
  public static let states = GradientNeeds(rawValue: 8)
}

extension Probe {
  /// Scalars are cheap to keep: about 200 points over a run.
  public func defaultCadence(steps: Int) -> Cadence { .every(max(1, steps / 200)) }

  /// Samples are told apart by the first dimension of the input, which for sequences is the time.
  public func objection(to network: Network) -> String? {
    gradients.contains(.input) && network.runsInTime
      ? "it is not defined for samples that run in time" : nil
  }

  public var gradients: GradientNeeds { .anything }

  public var samples: ProbedSamples { .batch }

  public var companion: ProbeCompanion? { nil }
}

/// A probe with one number for each layer with weights, from 1 at the input.
protocol LayerProbe: Probe {
  func measure(_ layer: LayerRecord, in session: Session) -> Double
}

extension LayerProbe {
  public func axes(of network: Network) -> [Measurement.Axis] {
    [.init("layer", network.layers.indices.map { .number(Double($0 + 1)) })]
  }

  public func measure(_ session: Session, of network: Network) -> [Double] {
    network.layers.map { measure($0, in: session) }
  }

  public func defaultCadence(steps: Int) -> Cadence { .logarithmic(count: 40) }
}
