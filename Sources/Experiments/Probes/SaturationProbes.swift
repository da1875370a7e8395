import Engine

/// The share of each layer's activations, over units and samples, whose slope |f′(z)| is below a
/// threshold.
///
/// Half of a ReLU layer's are at the start. NaN for layers whose output is no function of one z.
struct SaturatedFractionProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  var threshold = 0.01

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    guard let slopes = session.slopes(of: layer) else { return .nan }
    return Double(slopes.count { $0.magnitude < threshold }) / Double(slopes.count)
  }
}

/// The share of each layer's units whose slope f′(z) is 0 for every sample of the batch: no
/// gradient gets through them, so that they do not learn from it.
///
/// NaN for layers whose output is no function of one z.
struct DeadFractionProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    guard let slopes = session.slopes(of: layer) else { return .nan }
    let columns = layer.preactivation.shape.columns
    return Double(slopes.areColumnsZero(width: columns).count { $0 }) / Double(columns)
  }
}
