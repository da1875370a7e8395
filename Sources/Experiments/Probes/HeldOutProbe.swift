import Engine

/// What another probe measures, on the samples that are held out of training.
struct HeldOutProbe: Probe {
  /// Reads no gradients.
  let probe: any Probe

  var gradients: GradientNeeds { [] }
  var samples: ProbedSamples { .heldOut }

  func axes(of network: Network) -> [Measurement.Axis] { probe.axes(of: network) }

  func measure(_ session: Session, of network: Network) -> [Double] {
    probe.measure(session, of: network)
  }

  func objection(to network: Network) -> String? { probe.objection(to: network) }
}
