import Engine

/// The loss on the batch of a step.
struct LossProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] { [session.objective] }
}
