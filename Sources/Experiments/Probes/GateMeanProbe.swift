import Engine

/// The mean over units and samples of each gate at each time step.
///
/// From it follow the half-life of a memory, ln ½/ln f, and how far a gate is from letting everything or
/// nothing through.
struct GateMeanProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] {
    let steps = network.input.shape.dimensions[0]
    return [
      network.recurrentLayerAxis, .init("gate", network.gateNames.map { .text($0) }),
      .init("time", (1...steps).map { .number(Double($0)) }),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let names = network.gateNames
    return network.recurrentLayers.flatMap { layer in
      let means = layer.recurrence.gates.map {
        Self.means(
          session.elements(of: $0), steps: $0.shape.dimensions[0],
          gates: layer.recurrence.gateNames.count, columns: $0.shape.columns)
      }
      return names.flatMap { name in
        layer.recurrence.gateNames.firstIndex(of: name).flatMap { gate in means?[gate] }
          ?? Measurement.missing(count: layer.recurrence.hidden.shape.dimensions[0])
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .logarithmic(count: 10) }

  func objection(to network: Network) -> String? {
    network.gateNames.isEmpty ? "the model has no layer with gates (lstm or gru)" : nil
  }

  /// For each gate, its mean at each time step.
  private static func means(
    _ elements: [Double], steps: Int, gates: Int, columns: Int
  ) -> [[Double]] {
    let batch = elements.count / (steps * columns)
    let units = columns / gates
    return (0..<gates).map { gate in
      (0..<steps).map { step in
        var sum = 0.0
        for row in 0..<batch {
          let start = (step * batch + row) * columns + gate * units
          for element in elements[start..<start + units] { sum += element }
        }
        return sum / Double(batch * units)
      }
    }
  }
}

/// How each gate of each layer is distributed over units, samples and time steps: the share in each
/// bin, from a gate that is shut (0) to one that is open (1).
struct GateHistogramProbe: BinnedProbe {
  var gradients: GradientNeeds { [] }

  var bins: Bins

  func groups(of network: Network) -> [Measurement.Axis] {
    [network.recurrentLayerAxis, .init("gate", network.gateNames.map { .text($0) })]
  }

  func elements(_ session: Session, of network: Network) -> [[Double]?] {
    network.recurrentLayers.flatMap { layer in
      network.gateNames.map { name -> [Double]? in
        let names = layer.recurrence.gateNames
        guard let gates = layer.recurrence.gates, let gate = names.firstIndex(of: name) else {
          return nil
        }
        let units = gates.shape.columns / names.count
        return session.elements(of: gates).enumerated()
          .filter { $0.offset % gates.shape.columns / units == gate }.map(\.element)
      }
    }
  }

  func objection(to network: Network) -> String? {
    network.gateNames.isEmpty ? "the model has no layer with gates (lstm or gru)" : nil
  }
}

extension Network {
  /// The gates of all layers, each name once.
  var gateNames: [String] {
    recurrentLayers.reduce(into: []) { names, layer in
      names += layer.recurrence.gateNames.filter { !names.contains($0) }
    }
  }
}
