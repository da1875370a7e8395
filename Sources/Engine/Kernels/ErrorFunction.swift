/// What a type contributes to its error function.
protocol ErrorFunctionSeries: BinaryFloatingPoint {
  /// erf x / x − 1 with z = x², for |x| ≤ 0.95.
  static func errorFunctionRemainder(_ z: Self) -> Self

  /// −ln(1 − erf(1 + t)) from t = −0.05 to where erf rounds to 1.
  static func complementExponent(_ t: Self) -> Self

  /// Where erf rounds to 1.
  static var errorFunctionSaturation: Self { get }
}

extension Scalar {
  /// x + xP(x²) near 0, else 1 − e^−Q(|x| − 1) with the sign of x.
  @inline(__always)
  static func erf(_ x: Self) -> Self {
    let a = x.magnitude > errorFunctionSaturation ? errorFunctionSaturation : x.magnitude
    let small = a.addingProduct(a, errorFunctionRemainder(a * a))
    let large = 1 - moderateExp(-complementExponent(a - 1))
    return Self(signOf: x, magnitudeOf: a < 0.95 ? small : large)
  }
}

extension Float: ErrorFunctionSeries {
  @inline(__always)
  static var errorFunctionSaturation: Float { 3.95 }

  @inline(__always)
  static func errorFunctionRemainder(_ z: Float) -> Float {
    polynomial(
      z,
      [
        0x1.06eba8p-3, -0x1.812742p-2, 0x1.ce2dccp-4, -0x1.b80962p-6, 0x1.54966cp-8,
        -0x1.a88da2p-11, 0x1.574eb2p-14,
      ])
  }

  @inline(__always)
  static func complementExponent(_ t: Float) -> Float {
    polynomial(
      t,
      [
        0x1.d97fcp0, 0x1.51c9bp1, 0x1.afabcp-1, 0x1.547b18p-5, -0x1.4920a6p-7, 0x1.0757e2p-9,
        -0x1.2de27ap-12, 0x1.65f2bp-16,
      ])
  }
}

extension Double: ErrorFunctionSeries {
  @inline(__always)
  static var errorFunctionSaturation: Double { 5.95 }

  @inline(__always)
  static func errorFunctionRemainder(_ z: Double) -> Double {
    polynomial(
      z,
      [
        0x1.06eba8214db68p-3, -0x1.812746b0379d9p-2, 0x1.ce2f21a042079p-4, -0x1.b82ce3124e476p-6,
        0x1.565bcd04ba8d5p-8, -0x1.c02db219d323cp-11, 0x1.f9a2ea4ef92e9p-14,
        -0x1.f4cd5c7b45d6cp-17, 0x1.b9a013ec7eb52p-20, -0x1.5cda0f824177bp-23,
        0x1.dd3081d7940d4p-27, -0x1.bf10c0b8944ep-31,
      ])
  }

  @inline(__always)
  static func complementExponent(_ t: Double) -> Double {
    polynomial(
      t,
      [
        0x1.d97fbf27aa2a1p0, 0x1.51c9b0006c23dp1, 0x1.afabc11a28f38p-1, 0x1.5477f09ca9344p-5,
        -0x1.48c9d40c06573p-7, 0x1.033f69956c85cp-9, -0x1.f1b4bc92c17fap-13,
        -0x1.b8be1b734a5dp-16, 0x1.c758d621f6b06p-16, -0x1.41548edb7b6d3p-17,
        0x1.0eac16ed8dc14p-19, -0x1.ac28233b038ddp-24, -0x1.181a3a7b9b5c7p-23,
        0x1.314746ad61098p-24, -0x1.8f682c31f3bcap-26, 0x1.802db9719e126p-28,
        -0x1.1844ae0e96103p-30, 0x1.303d0559305cap-33, -0x1.d09bdd8851c7bp-37,
        0x1.bd06e5fe2da9cp-41, -0x1.917a17132d5fcp-46,
      ])
  }
}
