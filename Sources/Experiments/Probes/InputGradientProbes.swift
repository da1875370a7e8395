import Engine

/// ∂(Σ y)/∂x of each sample of the batch, x its input and y its output.
///
/// On a grid of inputs in order it shows whether the gradient is a smooth function of the input or
/// noise (Balduzzi et al. 2017).
struct InputGradientProbe: Probe {
  var gradients: GradientNeeds { .input }

  func axes(of network: Network) -> [Measurement.Axis] {
    let shape = network.input.shape
    let samples = shape.dimensions[0]
    return [
      .init("sample", (1...samples).map { .number(Double($0)) }),
      .init("feature", (1...shape.count / samples).map { .number(Double($0)) }),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    network.inputGradients(in: session)
  }

  func defaultCadence(steps: Int) -> Cadence { .first }
}

/// The mean over the batch of ‖∂(Σ y)/∂x‖: how steep the network is where its samples lie, which a
/// Wasserstein critic's must not exceed 1 (Gulrajani et al. 2017).
struct InputGradientNormProbe: Probe {
  var gradients: GradientNeeds { .input }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let samples = network.input.shape.dimensions[0]
    let norms = network.inputGradients(in: session).norms(ofRows: samples)
    return [norms.reduce(0, +) / Double(samples)]
  }
}

/// The mean cosine between ∂(Σ y)/∂x at two different samples of the batch: near 0 where gradients
/// are shattered, and 1 in a linear network.
struct GradientCorrelationProbe: Probe {
  var gradients: GradientNeeds { .input }

  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    [network.inputGradients(in: session).meanCosine(ofRows: network.input.shape.dimensions[0])]
  }

  func defaultCadence(steps: Int) -> Cadence { .first }
}

extension Network {
  /// ∂(Σ outputs)/∂input, all samples one after the other.
  fileprivate func inputGradients(in session: Session) -> [Double] {
    session.rehearse {
      session.backward(
        from: output, cotangent: [Double](repeating: 1, count: output.shape.count))
      return session.gradient(of: input)
    }
  }
}
