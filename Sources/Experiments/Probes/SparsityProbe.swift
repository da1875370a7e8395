import Engine

/// The share of each layer's weights whose magnitude is below a threshold: those that L1 has pushed
/// to zero.
struct SparsityProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  var threshold: Double

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    let weights = session.elements(of: layer.weights)
    return Double(weights.count { $0.magnitude < threshold }) / Double(weights.count)
  }
}
