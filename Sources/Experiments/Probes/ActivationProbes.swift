import Engine

/// The mean over units and samples of what each layer hands on.
struct ActivationMeanProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.elements(of: layer.output).mean
  }
}

/// The standard deviation over units and samples of what each layer hands on.
struct ActivationDeviationProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    let elements = session.elements(of: layer.output)
    let mean = elements.mean
    return elements.map { ($0 - mean) * ($0 - mean) }.mean.squareRoot()
  }
}

extension Collection<Double> {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }
}
