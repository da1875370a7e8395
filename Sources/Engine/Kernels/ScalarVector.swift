/// Lanes of a scalar that fill 256 or 512 bits.
///
/// The arithmetic is named here again because the generic operators of `SIMD` work lane by lane; as
/// requirements they resolve to the concrete ones, one instruction each. The fused multiply-add alone has no
/// concrete form; the optimiser joins its lanes where a factor is the same in all.
protocol ScalarVector: SIMD, BitwiseCopyable, Sendable where Scalar: BinaryFloatingPoint {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self

  /// self + left · right, rounded once
  func addingProduct(_ left: Self, _ right: Self) -> Self
}

#if REGISTERS_OF_512_BITS
  extension SIMD16<Float>: ScalarVector {}
  extension SIMD8<Double>: ScalarVector {}
#else
  extension SIMD8<Float>: ScalarVector {}
  extension SIMD4<Double>: ScalarVector {}
#endif

extension ScalarVector {
  /// The lanes at `source`, of any alignment.
  @inline(__always)
  init(loading source: UnsafePointer<Scalar>) {
    self = UnsafeRawPointer(source).loadUnaligned(as: Self.self)
  }

  /// Writes the lanes to `target`, of any alignment.
  @inline(__always)
  func store(to target: UnsafeMutablePointer<Scalar>) {
    UnsafeMutableRawPointer(target).storeBytes(of: self, as: Self.self)
  }

  /// The first `count` lanes from `source`, the others zero.
  @inline(never)
  static func loading(_ count: Int, from source: UnsafePointer<Scalar>) -> Self {
    var lanes = Self(repeating: 0)
    for lane in 0..<count { lanes[lane] = source[lane] }
    return lanes
  }

  /// Writes the first `count` lanes to `target`.
  @inline(never)
  func store(_ count: Int, to target: UnsafeMutablePointer<Scalar>) {
    for lane in 0..<count { target[lane] = self[lane] }
  }

  /// The sum of the lanes, halves first, so that the order is the same on every machine.
  @inline(__always)
  func sumOfLanes() -> Scalar {
    var sums = self
    var width = Self.scalarCount / 2
    while width > 0 {
      for lane in 0..<width { sums[lane] += sums[lane &+ width] }
      width /= 2
    }
    return sums[0]
  }
}
