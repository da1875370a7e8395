/// A penalty on neighbouring parameters.
struct Penalty: Sendable {
  let range: Range<Int>
  let l1: Double
  let l2: Double

  /// g ← g + l1·sign(w) + 2·l2·w, with sign(0) = 0.
  func addGradient<S: Scalar>(_ pass: UpdatePass<S>) {
    let weights = pass.parameters + range.lowerBound
    let gradients = pass.gradients + range.lowerBound
    let (linear, square) = (S(l1), S(2 * l2))
    if l1 == 0 {
      for i in 0..<range.count { gradients[i] = gradients[i].addingProduct(square, weights[i]) }
    } else {
      for i in 0..<range.count {
        let sign: S = weights[i] > 0 ? linear : (weights[i] < 0 ? -linear : 0)
        gradients[i] += sign.addingProduct(square, weights[i])
      }
    }
  }

  /// l1·Σ|w| + l2·Σw².
  func value<S: Scalar>(_ parameters: UnsafeMutablePointer<S>) -> Double {
    var magnitudes = 0.0
    var squares = 0.0
    for i in range {
      let weight = Double(parameters[i])
      magnitudes += weight.magnitude
      squares += weight * weight
    }
    return l1 * magnitudes + l2 * squares
  }
}
