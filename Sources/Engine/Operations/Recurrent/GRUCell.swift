/// What a GRU does to each element at one time step, once its sums are there.
///
/// A row of `gates` holds r, u and n of one sample, `units` each.
enum GRUCell {
  /// Turns the sums into gates in place, and computes h_t.
  static func forward<S: Scalar>(
    gates: UnsafeMutablePointer<S>, recurrentCandidates: UnsafePointer<S>,
    previousHidden: UnsafePointer<S>, hidden: UnsafeMutablePointer<S>, rows: Int, units: Int
  ) {
    for row in 0..<rows {
      let r = gates + row &* 3 &* units
      let u = UnsafePointer(r) + units
      let n = r + 2 &* units
      let q = recurrentCandidates + row &* units
      let past = previousHidden + row &* units
      let h = hidden + row &* units
      for j in 0..<2 &* units { r[j] = S.sigmoid(r[j]) }
      for j in 0..<units { n[j] = n[j].addingProduct(r[j], q[j]) }
      for j in 0..<units { n[j] = S.tanh(n[j]) }
      for j in 0..<units { h[j] = ((1 - u[j]) * n[j]).addingProduct(u[j], past[j]) }
    }
  }

  /// What one time step of the way back reads and writes, each B × H or B × 3H.
  struct Backward<S: Scalar> {
    let gates: UnsafePointer<S>
    let recurrentCandidates: UnsafePointer<S>
    let previousHidden: UnsafePointer<S>
    /// ∂h_t, complete.
    let hiddenGradient: UnsafePointer<S>
    /// Gradients of the gates' sums.
    let gateGradient: UnsafeMutablePointer<S>
    /// ∂q
    let candidateGradient: UnsafeMutablePointer<S>
    let rows: Int
    let units: Int
  }

  /// ∂n = ∂h·(1 − u)·(1 − n²), ∂q = ∂n·r, ∂r = ∂n·q·r·(1 − r), ∂u = ∂h·(h_{t−1} − n)·u·(1 − u)
  static func backward<S: Scalar>(_ pass: Backward<S>) {
    let units = pass.units
    for row in 0..<pass.rows {
      let r = pass.gates + row &* 3 &* units
      let u = r + units
      let n = u + units
      let q = pass.recurrentCandidates + row &* units
      let past = pass.previousHidden + row &* units
      let gradient = pass.hiddenGradient + row &* units
      let resetGradient = pass.gateGradient + row &* 3 &* units
      let updateGradient = resetGradient + units
      let newGradient = updateGradient + units
      let candidateGradient = pass.candidateGradient + row &* units
      for j in 0..<units { newGradient[j] = gradient[j] * (1 - u[j]) * (1 - n[j] * n[j]) }
      for j in 0..<units { candidateGradient[j] = newGradient[j] * r[j] }
      for j in 0..<units { resetGradient[j] = candidateGradient[j] * q[j] * (1 - r[j]) }
      for j in 0..<units {
        updateGradient[j] = gradient[j] * (past[j] - n[j]) * (u[j] * (1 - u[j]))
      }
    }
  }

  /// The direct path past the gates: ∂h_{t−1} = (what is there) + ∂h_t·u.
  static func carry<S: Scalar>(
    gates: UnsafePointer<S>, from gradient: UnsafePointer<S>,
    to previous: UnsafeMutablePointer<S>, rows: Int, units: Int, accumulate: Bool
  ) {
    for row in 0..<rows {
      let u = gates + (row &* 3 &+ 1) &* units
      let from = gradient + row &* units
      let to = previous + row &* units
      if accumulate {
        for j in 0..<units { to[j] = to[j].addingProduct(from[j], u[j]) }
      } else {
        for j in 0..<units { to[j] = from[j] * u[j] }
      }
    }
  }
}
