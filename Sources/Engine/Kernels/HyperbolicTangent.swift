extension Scalar {
  /// E/(E + 2) with E = e^2|x| − 1, and the sign of x.
  ///
  /// Below E = 1 it is written E/2 − E/2 · E/(E + 2), which leaves less of the rounding of E + 2.
  @inline(__always)
  static func tanh(_ x: Self) -> Self {
    let e = moderateExpm1(2 * (x.magnitude > 22 ? 22 : x.magnitude))
    let quotient = e / (e + 2)
    let half = 0.5 * e
    return Self(
      signOf: x, magnitudeOf: e < 1 ? half.addingProduct(-half, quotient) : quotient)
  }
}
