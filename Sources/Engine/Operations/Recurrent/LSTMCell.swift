/// What an LSTM does to each element at one time step, once the sums of its gates are there.
///
/// A row of `gates` holds i, f, g and o of one sample, `units` each. Loops write through one pointer
/// and read through few, so that the compiler can tell them apart and use vectors.
enum LSTMCell {
  /// Turns the sums into gates in place, and computes c_t and h_t.
  static func forward<S: Scalar>(
    gates: UnsafeMutablePointer<S>, previousCells: UnsafePointer<S>,
    cells: UnsafeMutablePointer<S>, hidden: UnsafeMutablePointer<S>, rows: Int, units: Int
  ) {
    for row in 0..<rows {
      let i = gates + row &* 4 &* units
      let g = i + 2 &* units
      let o = i + 3 &* units
      for j in 0..<2 &* units { i[j] = S.sigmoid(i[j]) }
      for j in 0..<units { g[j] = S.tanh(g[j]) }
      for j in 0..<units { o[j] = S.sigmoid(o[j]) }
      let f = UnsafePointer(i) + units
      let past = previousCells + row &* units
      let c = cells + row &* units
      let h = hidden + row &* units
      for j in 0..<units { c[j] = (i[j] * g[j]).addingProduct(f[j], past[j]) }
      for j in 0..<units { h[j] = o[j] * S.tanh(c[j]) }
    }
  }

  /// What one time step of the way back reads and writes, each B × H or B × 4H.
  struct Backward<S: Scalar> {
    /// What the cells' path brings from the time step after this one.
    struct Next {
      let gates: UnsafePointer<S>
      let cellGradient: UnsafePointer<S>
    }

    let gates: UnsafePointer<S>
    let cells: UnsafePointer<S>
    let previousCells: UnsafePointer<S>
    /// ∂h_t, complete.
    let hiddenGradient: UnsafePointer<S>
    let next: Next?
    let cellGradient: UnsafeMutablePointer<S>
    /// Gradients of the gates' sums.
    let gateGradient: UnsafeMutablePointer<S>
    /// `units` numbers.
    let scratch: UnsafeMutablePointer<S>
    let rows: Int
    let units: Int
  }

  /// ∂c_t and ∂z_t from ∂h_t and ∂c_{t+1}.
  static func backward<S: Scalar>(_ pass: Backward<S>) {
    for row in 0..<pass.rows {
      writeCellGradient(pass, row)
      writeGateGradient(pass, row)
    }
  }

  /// Leaves tanh c_t in the scratch memory.
  @inline(__always)
  private static func writeCellGradient<S: Scalar>(_ pass: Backward<S>, _ row: Int) {
    let units = pass.units
    let c = pass.cells + row &* units
    let o = pass.gates + (row &* 4 &+ 3) &* units
    let hiddenGradient = pass.hiddenGradient + row &* units
    let gradient = pass.cellGradient + row &* units
    let squashed = pass.scratch
    for j in 0..<units { squashed[j] = S.tanh(c[j]) }
    for j in 0..<units {
      gradient[j] = hiddenGradient[j] * o[j] * (1 - squashed[j] * squashed[j])
    }
    guard let next = pass.next else { return }
    let f = next.gates + (row &* 4 &+ 1) &* units
    let future = next.cellGradient + row &* units
    for j in 0..<units { gradient[j] = gradient[j].addingProduct(future[j], f[j]) }
  }

  @inline(__always)
  private static func writeGateGradient<S: Scalar>(_ pass: Backward<S>, _ row: Int) {
    let units = pass.units
    let i = pass.gates + row &* 4 &* units
    let f = i + units
    let g = f + units
    let o = g + units
    let cellGradient = UnsafePointer(pass.cellGradient) + row &* units
    let hiddenGradient = pass.hiddenGradient + row &* units
    let past = pass.previousCells + row &* units
    let squashed = UnsafePointer(pass.scratch)
    let inputGradient = pass.gateGradient + row &* 4 &* units
    let forgetGradient = inputGradient + units
    let candidateGradient = forgetGradient + units
    let outputGradient = candidateGradient + units
    for j in 0..<units { inputGradient[j] = cellGradient[j] * g[j] * (i[j] * (1 - i[j])) }
    for j in 0..<units { forgetGradient[j] = cellGradient[j] * past[j] * (f[j] * (1 - f[j])) }
    for j in 0..<units { candidateGradient[j] = cellGradient[j] * i[j] * (1 - g[j] * g[j]) }
    for j in 0..<units {
      outputGradient[j] = hiddenGradient[j] * squashed[j] * (o[j] * (1 - o[j]))
    }
  }
}
