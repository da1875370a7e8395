import Engine

/// The singular values of ∂y/∂x at the first sample of the batch, largest first.
///
/// Exact: one backward pass for each output. In training mode a batch normalization takes part in
/// it with the rest of the batch held fixed.
struct JacobianProbe: Probe {
  var gradients: GradientNeeds { .input }

  func axes(of network: Network) -> [Measurement.Axis] {
    let (outputs, inputs) = Self.extent(of: network)
    return [.init("index", (1...min(outputs, inputs)).map { .number(Double($0)) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let (outputs, inputs) = Self.extent(of: network)
    let rows = session.rehearse {
      (0..<outputs).map { k in
        var cotangent = [Double](repeating: 0, count: network.output.shape.count)
        cotangent[k] = 1
        session.backward(from: network.output, cotangent: cotangent)
        return Array(session.gradient(of: network.input).prefix(inputs))
      }
    }
    return SingularValues.of(rows)
  }

  func defaultCadence(steps: Int) -> Cadence { .first }

  /// Numbers of outputs and inputs of one sample.
  private static func extent(of network: Network) -> (outputs: Int, inputs: Int) {
    let batch = network.input.shape.dimensions[0]
    return (network.output.shape.count / batch, network.input.shape.count / batch)
  }
}
