import Engine

/// The accuracy that is left when one layer is deleted, for each layer that can be, in evaluation
/// mode (Veit, Wilber & Belongie 2016).
///
/// In a network with residual blocks the branch of a block is deleted, otherwise a layer with its
/// activation whose input and output have one shape; others are missing from the result.
struct LesionProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] {
    let (name, lesions) = Self.lesions(of: network)
    return [.init(name, lesions.indices.map { .number(Double($0 + 1)) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    session.rehearse {
      Self.lesions(of: network).lesions.map { lesion in
        guard let lesion else { return Measurement.missing }
        session.forward(replacing: lesion.target, by: lesion.source, isTraining: false)
        return network.accuracy(in: session)
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .last }

  /// What is taken from where instead of being computed.
  private typealias Lesion = (target: Value, source: Value)

  private static func lesions(of network: Network) -> (axis: String, lesions: [Lesion?]) {
    guard network.blocks.isEmpty else {
      return ("block", network.blocks.map { ($0.sum, $0.shortcut) })
    }
    let lesions = network.layers.map { layer -> Lesion? in
      guard let input = layer.input, input.shape == layer.output.shape else { return nil }
      return (layer.output, input)
    }
    return ("layer", lesions)
  }
}
