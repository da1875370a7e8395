/// A limit on gradients, applied before the optimizer sees them. Not to be confused with the
/// clipping of weights in a Wasserstein critic, which is `UpdateRecipe.weightBound`.
public enum GradientClipping: Hashable, Sendable {
  /// g ← min(max(g, −c), c) for each element, which turns the direction of the step (Mikolov 2012).
  case value(Double)
  /// Each parameter's gradient is shortened to the norm c where it is longer.
  case parameterNorm(Double)
  /// The gradient of all parameters together is shortened to the norm c where it is longer, which
  /// keeps its direction (Pascanu, Mikolov & Bengio 2013, algorithm 1).
  case norm(Double)

  /// What a gradient of a norm is multiplied by: c/(‖g‖ + 10⁻⁶), never more than 1.
  ///
  /// The 10⁻⁶ is PyTorch's; the paper has none. A norm that is not a number makes the gradient so
  /// too.
  static func factor(limit: Double, norm: Double) -> Double {
    let factor = limit / (norm + 1e-6)
    return factor > 1 ? 1 : factor
  }
}

/// What clipping does to the gradients of a step.
public struct ClippingReport: Hashable, Sendable {
  /// ‖g‖ over all parameters, with the gradient of penalties.
  public var norm: Double
  /// The same after clipping.
  public var clippedNorm: Double
  /// The cosine of the angle between the two: 1 as long as clipping does not turn the gradient; NaN
  /// where one of them is 0.
  public var cosine: Double
  /// The share of what is limited that exceeded its limit: of all elements for clipping by value,
  /// of the parameters for clipping by their norms; 0 or 1 for clipping by the global norm.
  public var share: Double
}

extension UpdatePlan {
  /// Limits the gradients in place.
  func clip<S: Scalar>(_ pass: UpdatePass<S>) {
    switch clipping {
    case .none: return
    case .value(let limit): Self.clamp(pass.gradients, count: pass.count, to: S(limit))
    case .norm(let limit): Self.shorten(pass.gradients, 0..<pass.count, to: limit)
    case .parameterNorm(let limit):
      for range in parameters { Self.shorten(pass.gradients, range, to: limit) }
    }
  }

  private static func shorten<S: Scalar>(
    _ gradients: UnsafeMutablePointer<S>, _ range: Range<Int>, to limit: Double
  ) {
    let block = gradients + range.lowerBound
    let norm = Reductions.norm(block, count: range.count)
    let factor = S(GradientClipping.factor(limit: limit, norm: norm))
    guard factor != 1 else { return }
    for i in 0..<range.count { block[i] *= factor }
  }

  /// x ← min(max(x, −c), c); NaN stays.
  static func clamp<S: Scalar>(_ x: UnsafeMutablePointer<S>, count: Int, to limit: S) {
    for i in 0..<count { x[i] = x[i] > limit ? limit : (x[i] < -limit ? -limit : x[i]) }
  }

  /// The share of what is limited that exceeds its limit.
  func clippedShare<S: Scalar>(of gradients: UnsafeMutablePointer<S>) -> Double {
    func norm(_ range: Range<Int>) -> Double {
      Reductions.norm(gradients + range.lowerBound, count: range.count)
    }
    switch clipping {
    case .none: return 0
    case .value(let limit):
      let exceeding = parameters.reduce(0) { sum, range in
        sum + range.count { gradients[$0].magnitude > S(limit) }
      }
      return Double(exceeding) / Double(parameters.reduce(0) { $0 + $1.count })
    case .parameterNorm(let limit):
      return Double(parameters.count { norm($0) > limit }) / Double(parameters.count)
    case .norm(let limit):
      let whole = 0..<(parameters.map(\.upperBound).max() ?? 0)
      return norm(whole) > limit ? 1 : 0
    }
  }
}
