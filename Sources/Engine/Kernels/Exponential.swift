/// What a type contributes to its exponential functions.
protocol ExponentialSeries: BinaryFloatingPoint {
  /// 1.5 · 2ᵖ for p bits of fraction: adding it rounds to an integer, found in the low bits.
  static var roundingShift: Self { get }

  /// ln 2 rounded, and what the rounding lost.
  static var ln2: (high: Self, low: Self) { get }

  /// The range outside of which eˣ is zero or infinite.
  static var exponentialRange: (least: Self, greatest: Self) { get }

  /// 2ᵏ from k + `roundingShift`, for k of a normal number.
  static func powerOfTwo(shifted: Self) -> Self

  /// (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2.
  static func exponentialRemainder(_ r: Self) -> Self
}

extension Scalar {
  /// k and eʳ − 1 with x = k ln 2 + r, |r| ≤ ½ ln 2.
  @inline(__always)
  private static func reduced(_ x: Self) -> (k: Self, minusOne: Self) {
    let log2e: Self = 1.4426950408889634
    let k = roundingShift.addingProduct(x, log2e) - roundingShift
    let r = x.addingProduct(-k, ln2.high).addingProduct(-k, ln2.low)
    return (k, r.addingProduct(r * r, exponentialRemainder(r)))
  }

  @inline(__always)
  static func exp(_ x: Self) -> Self {
    decayingExp(x > exponentialRange.greatest ? exponentialRange.greatest : x)
  }

  /// eˣ for x at most a little beyond where it overflows.
  @inline(__always)
  static func decayingExp(_ x: Self) -> Self {
    let (k, minusOne) = reduced(x < exponentialRange.least ? exponentialRange.least : x)
    // Two factors, as one alone would not reach the denormal numbers; only the second rounds.
    let half = roundingShift.addingProduct(k, 0.5)
    let rest = k - (half - roundingShift)
    let scale = powerOfTwo(shifted: half)
    return scale.addingProduct(scale, minusOne) * powerOfTwo(shifted: rest + roundingShift)
  }

  /// eˣ where it is a normal number, |x| ≤ 80: half the work of `exp`.
  @inline(__always)
  static func moderateExp(_ x: Self) -> Self {
    let (k, minusOne) = reduced(x)
    let scale = powerOfTwo(shifted: k + roundingShift)
    return scale.addingProduct(scale, minusOne)
  }

  /// eˣ − 1 where eˣ is a normal number, |x| ≤ 80.
  @inline(__always)
  static func moderateExpm1(_ x: Self) -> Self {
    let (k, minusOne) = reduced(x)
    let scale = powerOfTwo(shifted: k + roundingShift)
    return (scale - 1).addingProduct(scale, minusOne)
  }

  @inline(__always)
  static func expm1(_ x: Self) -> Self {
    let greatest = exponentialRange.greatest
    let (k, minusOne) = reduced(x < -40 ? -40 : x > greatest ? greatest : x)
    let halfScale = powerOfTwo(shifted: k - 1 + roundingShift)
    let scaled = (halfScale - 0.5).addingProduct(halfScale, minusOne) * 2
    return x == 0 ? x : k == 0 ? minusOne : scaled
  }
}

extension Float: ExponentialSeries {
  @inline(__always)
  static var roundingShift: Float { 0x1.8p23 }

  @inline(__always)
  static var ln2: (high: Float, low: Float) { (0x1.62e43p-1, -0x1.05c61p-29) }

  @inline(__always)
  static var exponentialRange: (least: Float, greatest: Float) { (-104, 89) }

  @inline(__always)
  static func powerOfTwo(shifted: Float) -> Float {
    Float(bitPattern: shifted.bitPattern &<< 23 &+ Float(1).bitPattern)
  }

  @inline(__always)
  static func exponentialRemainder(_ r: Float) -> Float {
    polynomial(
      r, [0x1p-1, 0x1.555554p-3, 0x1.5554bp-5, 0x1.11118cp-7, 0x1.6d734cp-10, 0x1.a030d4p-13])
  }
}

extension Double: ExponentialSeries {
  @inline(__always)
  static var roundingShift: Double { 0x1.8p52 }

  @inline(__always)
  static var ln2: (high: Double, low: Double) { (0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56) }

  @inline(__always)
  static var exponentialRange: (least: Double, greatest: Double) { (-746, 710) }

  @inline(__always)
  static func powerOfTwo(shifted: Double) -> Double {
    Double(bitPattern: shifted.bitPattern &<< 52 &+ Double(1).bitPattern)
  }

  @inline(__always)
  static func exponentialRemainder(_ r: Double) -> Double {
    polynomial(
      r,
      [
        0x1p-1, 0x1.5555555555559p-3, 0x1.555555555553ep-5, 0x1.111111110f673p-7,
        0x1.6c16c16c1f279p-10, 0x1.a01a01b001fb3p-13, 0x1.a01a017b5daep-16, 0x1.71ddf7fe457ep-19,
        0x1.27e5369b3eb02p-22, 0x1.af5f68a874bc9p-26, 0x1.1ee8880c46b5bp-29,
      ])
  }
}
