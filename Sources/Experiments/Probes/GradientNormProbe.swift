import Engine

/// ‖∂L/∂W‖ of each layer: how fast its weights would learn.
struct GradientNormProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.gradientNorm(of: layer.weights)
  }
}

/// ‖∂L/∂z‖ of each layer, z = x·W + b: the error signal δ that back-propagation passes down.
///
/// It can vanish while ‖∂L/∂W‖ stays the same in every layer (Glorot & Bengio 2010, eq. 14).
struct DeltaNormProbe: LayerProbe {
  var gradients: GradientNeeds { .layers }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.gradientNorm(of: layer.preactivation)
  }
}

/// ‖∂L/∂h‖ of each layer, h = f(z): what comes back to a layer from those above it.
struct ActivationGradientNormProbe: LayerProbe {
  var gradients: GradientNeeds { .layers }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.gradientNorm(of: layer.output)
  }
}

/// ‖W‖ of each layer.
struct WeightNormProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.norm(of: layer.weights)
  }
}
