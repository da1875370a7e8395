import Engine

/// ‖ΔW‖/‖W‖ of each layer: how far an update at this step moves its weights, about 10⁻³ in a
/// network that learns well. The update is tried and taken back.
struct UpdateRatioProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] {
    [.init("layer", network.layers.indices.map { .number(Double($0 + 1)) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let before = network.layers.map { session.elements(of: $0.weights) }
    return session.rehearse {
      session.update(rate: network.rate.rate(at: session.step), step: session.step)
      return zip(network.layers, before).map { layer, before in
        let after = session.elements(of: layer.weights)
        return (after.minus(before).sumOfSquares / before.sumOfSquares).squareRoot()
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .logarithmic(count: 40) }
}

/// What the regularizations add to the loss.
struct PenaltyProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] { [session.penalty] }
}

/// ‖g‖ over all parameters, with the gradient of penalties, before clipping or after it.
struct GlobalGradientNormProbe: Probe {
  var gradients: GradientNeeds { [] }

  var isClipped: Bool

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let report = session.clippingReport()
    return [isClipped ? report.clippedNorm : report.norm]
  }
}

/// The share of what clipping limits that it cuts at this step; 0 or 1 for clipping by the global
/// norm, so that its mean over the steps is the share of steps that were clipped.
struct ClippedShareProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [session.clippingReport().share]
  }
}

/// The cosine of the angle by which clipping turns the gradient: 1 for clipping by the global norm,
/// less where single elements or parameters are cut.
struct ClipCosineProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [session.clippingReport().cosine]
  }
}

/// ‖g(θ + Δθ) − g(θ)‖/‖Δθ‖ for the update Δθ of this step, with both gradients on its batch: the
/// local smoothness, by which a step is too long or too short (Zhang et al. 2020; Santurkar et al.
/// 2018).
struct SmoothnessProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let parameters = network.program.graph.parameters.map(\.value)
    let before = parameters.flatMap(session.elements)
    let gradient = parameters.flatMap(session.gradient)
    return session.rehearse {
      session.update(rate: network.rate.rate(at: session.step), step: session.step)
      session.forward(step: session.step)
      session.backward()
      let change = parameters.flatMap(session.gradient).minus(gradient)
      let step = parameters.flatMap(session.elements).minus(before)
      return [change.norms(ofRows: 1)[0] / step.norms(ofRows: 1)[0]]
    }
  }
}
