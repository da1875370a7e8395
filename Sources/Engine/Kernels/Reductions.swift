/// Sums, extremes and norms of contiguous numbers.
///
/// Partial results run in explicit lanes and are combined in one order that depends on the count alone;
/// NaN always reaches the result.
enum Reductions {
  /// Σ x
  static func sum<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> S {
    total(count) { $0 + x[$1] }
  }

  /// Σ x², which overflows and underflows as the squares do: see `norm`.
  static func sumOfSquares<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> S {
    total(count) { $0.addingProduct(x[$1], x[$1]) }
  }

  /// Σ x·y
  static func dot<S: Scalar>(_ x: UnsafePointer<S>, _ y: UnsafePointer<S>, count: Int) -> S {
    total(count) { $0.addingProduct(x[$1], y[$1]) }
  }

  /// √Σ x², right for entries from the smallest denormal to the greatest finite number.
  ///
  /// The entries are scaled by a power of two, which is exact, before they are squared.
  static func norm<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> Double {
    let largest = maximumMagnitude(x, count: count)
    guard largest > 0 && largest < .infinity else { return Double(largest) }
    let exponent = max(largest.exponent, S.leastNormalMagnitude.exponent)
    let scale = S(sign: .plus, exponent: -exponent, significand: 1)
    let sum: S = total(count) { $0.addingProduct(x[$1] * scale, x[$1] * scale) }
    return Double(sum).squareRoot()
      * Double(sign: .plus, exponent: Int(exponent), significand: 1)
  }

  /// The mean and the mean squared deviation from it; NaN of no numbers.
  static func moments<S: Scalar>(
    _ x: UnsafePointer<S>, count: Int
  ) -> (mean: S, variance: S) {
    let mean = sum(x, count: count) / S(count)
    let squares: S = total(count) { $0.addingProduct(x[$1] - mean, x[$1] - mean) }
    return (mean, squares / S(count))
  }

  /// The least number; +∞ of none.
  static func minimum<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> S {
    winner(count, start: .infinity, { x[$0] }, isBetter: <)
  }

  /// The greatest number; −∞ of none.
  static func maximum<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> S {
    winner(count, start: -.infinity, { x[$0] }, isBetter: >)
  }

  /// The greatest magnitude; 0 of no numbers.
  static func maximumMagnitude<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> S {
    winner(count, start: 0, { x[$0].magnitude }, isBetter: >)
  }

  /// A sum in 32 lanes, so that additions need not wait for each other, then over what is left.
  @inline(__always)
  private static func total<S: Scalar>(_ count: Int, adding: (S, Int) -> S) -> S {
    var index = 0
    var sum: S = 0
    if count >= 32 {
      var sums = InlineArray<32, S>(repeating: 0)
      while index &+ 32 <= count {
        for lane in 0..<32 { sums[lane] = adding(sums[lane], index &+ lane) }
        index &+= 32
      }
      var width = 16
      while width > 0 {
        for lane in 0..<width { sums[lane] += sums[lane &+ width] }
        width /= 2
      }
      sum = sums[0]
    }
    while index < count {
      sum = adding(sum, index)
      index &+= 1
    }
    return sum
  }

  /// The best value by a strict order; NaN, once met, stays.
  @inline(__always)
  private static func winner<S: Scalar>(
    _ count: Int, start: S, _ value: (Int) -> S, isBetter: (S, S) -> Bool
  ) -> S {
    var index = 0
    var winner = start
    if count >= 32 {
      var best = InlineArray<32, S>(repeating: start)
      while index &+ 32 <= count {
        for lane in 0..<32 {
          let new = value(index &+ lane)
          best[lane] = isBetter(new, best[lane]) || new != new ? new : best[lane]
        }
        index &+= 32
      }
      for lane in 0..<32 {
        winner = isBetter(best[lane], winner) || best[lane] != best[lane] ? best[lane] : winner
      }
    }
    while index < count {
      let new = value(index)
      winner = isBetter(new, winner) || new != new ? new : winner
      index &+= 1
    }
    return winner
  }
}
