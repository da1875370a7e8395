extension Scalar {
  /// With e = e^−|x|, which never overflows, and q = e/(1 + e): σ is 1 − q on the right and e − eq,
  /// down to denormal numbers, on the left.
  @inline(__always)
  static func sigmoid(_ x: Self) -> Self {
    let e = decayingExp(-x.magnitude)
    let quotient = e / (1 + e)
    return x < 0 ? e.addingProduct(-e, quotient) : 1 - quotient
  }
}
