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
      network.recurrentLayerAxis, .init("gate", gateNames(network).map { .text($0) }),
      .init("time", (1...steps).map { .number(Double($0)) }),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let names = gateNames(network)
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
    gateNames(network).isEmpty ? "the model has no layer with gates (lstm or gru)" : nil
  }

  /// The gates of all layers, each name once.
  private func gateNames(_ network: Network) -> [String] {
    network.recurrentLayers.reduce(into: []) { names, layer in
      names += layer.recurrence.gateNames.filter { !names.contains($0) }
    }
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
