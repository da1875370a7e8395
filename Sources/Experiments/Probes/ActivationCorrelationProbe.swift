import Engine

/// The mean cosine between what a layer hands on for two different samples of the batch: 1 where the
/// layer makes all samples look alike, 0 where it tells them apart.
struct ActivationCorrelationProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.elements(of: layer.output).meanCosine(ofRows: layer.output.shape.rows)
  }
}
