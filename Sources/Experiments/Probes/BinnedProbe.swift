import Engine

/// A probe that counts elements in bins.
///
/// What lies in none of them is recorded with it: under its name and "-outside", along the axis `outside` in
/// place of `bin`.
protocol BinnedProbe: Probe {
  var bins: Bins { get }

  /// The axes of what is counted apart.
  func groups(of network: Network) -> [Measurement.Axis]

  /// The elements of each group, in row-major order along those axes; nil for a group that there is not.
  func elements(_ session: Session, of network: Network) -> [[Double]?]
}

extension BinnedProbe {
  func axes(of network: Network) -> [Measurement.Axis] {
    groups(of: network) + [.init("bin", bins.edges.map { .number($0) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    elements(session, of: network).flatMap { elements in
      elements.map(bins.shares) ?? Measurement.missing(count: bins.count)
    }
  }

  func defaultCadence(steps: Int) -> Cadence { steps == 0 ? .first : .steps([0, steps]) }

  var companion: ProbeCompanion? {
    ProbeCompanion(suffix: "outside", probe: OutsideProbe(of: self))
  }
}

/// The shares that a probe with bins has no bin for: exact zeros on a logarithm, what lies below and above.
struct OutsideProbe: Probe {
  private let probe: any BinnedProbe

  init(of probe: any BinnedProbe) { self.probe = probe }

  var gradients: GradientNeeds { probe.gradients }
  var samples: ProbedSamples { probe.samples }

  func axes(of network: Network) -> [Measurement.Axis] {
    probe.groups(of: network)
      + [.init("outside", probe.bins.outside.map { .text($0.rawValue) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    probe.elements(session, of: network).flatMap { elements in
      elements.map(probe.bins.sharesOutside)
        ?? Measurement.missing(count: probe.bins.outside.count)
    }
  }

  func defaultCadence(steps: Int) -> Cadence { probe.defaultCadence(steps: steps) }

  func objection(to network: Network) -> String? { probe.objection(to: network) }
}
