import Engine

/// Something that writes a text about a network while it trains.
public protocol TextProbe: Sendable {
  /// One text, after the backward pass of a step. The same seed and step give the same text.
  func text(_ session: Session, of network: Network, seed: UInt64, step: Int) -> String

  /// Why there is nothing to write about a network, as the end of a sentence; nil if there is.
  func objection(to network: Network) -> String?
}

/// What a probe gives.
public enum Instrument: Sendable {
  case numbers(any Probe)
  case text(any TextProbe)

  var gradients: GradientNeeds {
    if case .numbers(let probe) = self { probe.gradients } else { [] }
  }

  func objection(to network: Network) -> String? {
    switch self {
    case .numbers(let probe): probe.objection(to: network)
    case .text(let probe): probe.objection(to: network)
    }
  }
}
