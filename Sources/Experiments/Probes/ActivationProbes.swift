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
    session.elements(of: layer.output).standardDeviation
  }
}

/// The mean over units and samples of z, to which each layer's activation is applied.
struct PreactivationMeanProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.elements(of: layer.preactivation).mean
  }
}

/// The standard deviation over units and samples of z: √q of mean-field theory for a mean of 0
/// (Poole et al. 2016).
struct PreactivationDeviationProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.elements(of: layer.preactivation).standardDeviation
  }
}
