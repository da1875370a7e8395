import Engine

/// The mean cosine between what a layer hands on for two different samples of the batch: 1 where the
/// layer makes all samples look alike, 0 where it tells them apart.
struct ActivationCorrelationProbe: LayerProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ layer: LayerRecord, in session: Session) -> Double {
    session.elements(of: layer.output).meanCosine(ofRows: layer.output.shape.rows)
  }
}

extension [Double] {
  /// The mean cosine between two different ones of the rows of a matrix.
  ///
  /// With unit vectors u of n rows, the sum of all u·u′ is ‖Σ u‖², of which n are u·u.
  func meanCosine(ofRows rows: Int) -> Double {
    let width = count / rows
    var sum = [Double](repeating: 0, count: width)
    for row in 0..<rows {
      let vector = self[row * width..<(row + 1) * width]
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for (i, element) in vector.enumerated() { sum[i] += element / norm }
    }
    let square = sum.reduce(0) { $0 + $1 * $1 }
    return (square - Double(rows)) / Double(rows * (rows - 1))
  }
}
