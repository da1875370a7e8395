import Engine

/// The number of trainable numbers; those that layers share count once.
struct ParameterCountProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [Double(network.program.parameterCount)]
  }

  func defaultCadence(steps: Int) -> Cadence { .first }
}

/// Multiply-adds of one step on one batch, forward and backward: what a remedy costs, the same on
/// every machine.
struct MultiplyAddProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [Double(network.program.multiplyAddCount)]
  }

  func defaultCadence(steps: Int) -> Cadence { .first }
}
