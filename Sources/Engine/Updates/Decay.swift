/// Weights that shrink by themselves.
struct Decay: Sendable {
  let range: Range<Int>
  /// What is taken away at rate 1.
  let share: Double

  /// w ← (1 − η·share)·w.
  func shrink<S: Scalar>(_ pass: UpdatePass<S>) {
    let weights = pass.parameters + range.lowerBound
    let kept = S(1 - Double(pass.rate) * share)
    for i in 0..<range.count { weights[i] *= kept }
  }
}
