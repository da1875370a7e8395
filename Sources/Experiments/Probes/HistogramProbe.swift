import Engine

/// How the numbers of each layer are distributed: the share in each bin.
struct HistogramProbe: BinnedProbe {
  enum Subject: Sendable {
    /// h of each layer.
    case activations
    /// ∂L/∂z of each layer.
    case deltas
    /// ∂L/∂W of each layer.
    case weightGradients
  }

  var subject: Subject
  var bins: Bins

  var gradients: GradientNeeds { subject == .deltas ? .layers : [] }

  func groups(of network: Network) -> [Measurement.Axis] {
    [.init("layer", network.layers.indices.map { .number(Double($0 + 1)) })]
  }

  func elements(_ session: Session, of network: Network) -> [[Double]?] {
    network.layers.map { elements(of: $0, in: session) }
  }

  private func elements(of layer: LayerRecord, in session: Session) -> [Double] {
    switch subject {
    case .activations: session.elements(of: layer.output)
    case .deltas: session.gradient(of: layer.preactivation)
    case .weightGradients: session.gradient(of: layer.weights)
    }
  }
}
