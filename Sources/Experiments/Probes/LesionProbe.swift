import Engine

/// The accuracy that is left when one layer is deleted, for each layer that can be, in evaluation
/// mode (Veit, Wilber & Belongie 2016).
///
/// In a network with residual blocks the branch of a block is deleted, otherwise a layer with its
/// activation whose input and output have one shape; others are missing from the result. The axis has
/// one name for both, so that they can be compared.
struct LesionProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] {
    [.init("deleted", Self.lesions(of: network).indices.map { .number(Double($0 + 1)) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    session.rehearse {
      Self.lesions(of: network).map { lesion in
        guard let lesion else { return Measurement.missing }
        session.forward(replacing: lesion.target, by: lesion.source, isTraining: false)
        return network.accuracy(in: session)
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .last }

  func objection(to network: Network) -> String? {
    if let objection = network.objectionToAccuracy { return objection }
    return Self.lesions(of: network).allSatisfy { $0 == nil }
      ? "no layer of the model can be deleted: none gives out the shape it takes in" : nil
  }

  /// What is taken from where instead of being computed.
  private typealias Lesion = (target: Value, source: Value)

  private static func lesions(of network: Network) -> [Lesion?] {
    guard network.blocks.isEmpty else { return network.blocks.map { ($0.sum, $0.shortcut) } }
    return network.layers.map { layer in
      guard let input = layer.input, input.shape == layer.output.shape else { return nil }
      return (layer.output, input)
    }
  }
}
