/// What a type contributes to its logarithms.
protocol LogarithmSeries: BinaryFloatingPoint {
  /// f and e with x = 2ᵉ(1 + f), 1/√2 ≤ 1 + f < √2, for x positive and finite.
  static func fractionAndExponent(_ x: Self) -> (fraction: Self, exponent: Self)

  /// (ln((1 + s)/(1 − s)) / s − 2) / z with z = s², for |s| ≤ 0.172.
  static func logarithmRemainder(_ z: Self) -> Self
}

extension Scalar {
  /// e ln 2 + ln(1 + f) + correction, the parts added from small to large.
  @inline(__always)
  private static func log(fraction f: Self, exponent: Self, correction: Self) -> Self {
    let s = f / (2 + f)
    let z = s * s
    let halfSquare = 0.5 * f * f
    let tail = correction.addingProduct(exponent, ln2.low)
      .addingProduct(s, halfSquare.addingProduct(z, logarithmRemainder(z)))
    return (f - (halfSquare - tail)).addingProduct(exponent, ln2.high)
  }

  @inline(__always)
  static func log(_ x: Self) -> Self {
    let (f, exponent) = fractionAndExponent(x)
    let finite = log(fraction: f, exponent: exponent, correction: 0)
    let positive = x < .infinity ? finite : x
    return x < 0 ? .nan : x == 0 ? -.infinity : positive
  }

  /// ln of u = 1 + x rounded, plus what the rounding lost, relative to u.
  @inline(__always)
  static func log1p(_ x: Self) -> Self {
    let u = 1 + x
    let rounded = u - 1
    let lost = (1 - (u - rounded)) + (x - rounded)
    let (f, exponent) = fractionAndExponent(u)
    let isExact = exponent == 0
    let finite = log(
      fraction: isExact ? x : f, exponent: exponent, correction: isExact ? 0 : lost / u)
    let positive = x < .infinity ? finite : x
    return x < -1 ? .nan : x == -1 ? -.infinity : x == 0 ? x : positive
  }
}

extension Float: LogarithmSeries {
  @inline(__always)
  static func fractionAndExponent(_ x: Float) -> (fraction: Float, exponent: Float) {
    let isDenormal = x < .leastNormalMagnitude
    let bits = (isDenormal ? x * 0x1p24 : x).bitPattern
    // The exponent, biased by 127, of the bits shifted so that 1/√2 is where a power of two was.
    let biased = (bits &- Float(0x1.6a09e6p-1).bitPattern &+ Float(1).bitPattern) &>> 23
    let fraction = Float(bitPattern: bits &- biased &<< 23 &+ Float(1).bitPattern) - 1
    let exponent = Float(bitPattern: biased | Float(0x1p23).bitPattern) - (0x1p23 + 127)
    return (fraction, isDenormal ? exponent - 24 : exponent)
  }

  @inline(__always)
  static func logarithmRemainder(_ z: Float) -> Float {
    polynomial(z, [0x1.555554p-1, 0x1.999a7cp-2, 0x1.24387ap-2, 0x1.e3053cp-3])
  }
}

extension Double: LogarithmSeries {
  @inline(__always)
  static func fractionAndExponent(_ x: Double) -> (fraction: Double, exponent: Double) {
    let isDenormal = x < .leastNormalMagnitude
    let bits = (isDenormal ? x * 0x1p53 : x).bitPattern
    let biased = (bits &- Double(0x1.6a09e667f3bcdp-1).bitPattern &+ Double(1).bitPattern) &>> 52
    let fraction = Double(bitPattern: bits &- biased &<< 52 &+ Double(1).bitPattern) - 1
    let exponent = Double(bitPattern: biased | Double(0x1p52).bitPattern) - (0x1p52 + 1023)
    return (fraction, isDenormal ? exponent - 53 : exponent)
  }

  @inline(__always)
  static func logarithmRemainder(_ z: Double) -> Double {
    polynomial(
      z,
      [
        0x1.5555555555593p-1, 0x1.999999997f97ap-2, 0x1.249249423395fp-2, 0x1.c71c51ce33066p-3,
        0x1.74664c1379d7bp-3, 0x1.39a04d815038dp-3, 0x1.2f14b74e86351p-3,
      ])
  }
}
