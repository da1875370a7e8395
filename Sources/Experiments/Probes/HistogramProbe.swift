import Engine

/// Bins of equal width between two bounds, on a linear or a logarithmic scale.
struct Bins: Sendable {
  enum Scale: String, CaseIterable, Sendable {
    case linear
    /// Bins of magnitudes; bounds above 0.
    case log
  }

  var count: Int
  var lower: Double
  var upper: Double
  var scale: Scale

  /// The lower edges. Each bin reaches to the next one's, the last to `upper`.
  var edges: [Double] { (0..<count).map { position(Double($0) / Double(count)) } }

  private func position(_ fraction: Double) -> Double {
    switch scale {
    case .linear: lower + fraction * (upper - lower)
    case .log:
      PortableMath.exp(
        PortableMath.log(lower) + fraction * (PortableMath.log(upper) - PortableMath.log(lower)))
    }
  }

  /// The share of elements in each bin. What lies outside counts to the outermost bin on its side;
  /// what is not a number counts nowhere.
  func shares(of elements: [Double]) -> [Double] {
    var counts = [Int](repeating: 0, count: count)
    for element in elements {
      let fraction: Double
      switch scale {
      case .linear: fraction = (element - lower) / (upper - lower)
      case .log:
        fraction =
          PortableMath.log(element.magnitude / lower) / PortableMath.log(upper / lower)
      }
      if fraction.isNaN { continue }
      counts[Int(min(max(fraction * Double(count), 0), Double(count - 1)))] += 1
    }
    return counts.map { Double($0) / Double(elements.count) }
  }
}

/// How the numbers of each layer are distributed: the share in each bin.
struct HistogramProbe: Probe {
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

  func axes(of network: Network) -> [Measurement.Axis] {
    [
      .init("layer", network.layers.indices.map { .number(Double($0 + 1)) }),
      .init("bin", bins.edges.map { .number($0) }),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    network.layers.flatMap { bins.shares(of: elements(of: $0, in: session)) }
  }

  func defaultCadence(steps: Int) -> Cadence { steps == 0 ? .first : .steps([0, steps]) }

  private func elements(of layer: LayerRecord, in session: Session) -> [Double] {
    switch subject {
    case .activations: session.elements(of: layer.output)
    case .deltas: session.gradient(of: layer.preactivation)
    case .weightGradients: session.gradient(of: layer.weights)
    }
  }
}
