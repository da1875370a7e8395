/// Four rows of a row-major matrix, to be written as columns.
///
/// Registers of 128 bits: what crosses the halves of wider ones the compiler takes apart into single lanes.
struct TransposedRows<S: Scalar> {
  private let first: UnsafeRawPointer
  private let second: UnsafeRawPointer
  private let third: UnsafeRawPointer
  private let fourth: UnsafeRawPointer

  /// How many rows there are.
  static var count: Int { 4 }

  /// How many columns are written at once.
  static var columnCount: Int { 32 / MemoryLayout<S>.size }

  /// Of fewer than four rows the last one is repeated.
  @inline(__always)
  init(start: UnsafePointer<S>, stride: Int, count: Int) {
    first = UnsafeRawPointer(start)
    second = UnsafeRawPointer(start + min(1, count &- 1) &* stride)
    third = UnsafeRawPointer(start + min(2, count &- 1) &* stride)
    fourth = UnsafeRawPointer(start + min(3, count &- 1) &* stride)
  }

  /// The neighbours at `offset` bytes in each row.
  @inline(__always)
  private func loaded<Lanes: BitwiseCopyable>(
    _ offset: Int, as _: Lanes.Type
  ) -> (Lanes, Lanes, Lanes, Lanes) {
    (
      (first + offset).loadUnaligned(as: Lanes.self),
      (second + offset).loadUnaligned(as: Lanes.self),
      (third + offset).loadUnaligned(as: Lanes.self),
      (fourth + offset).loadUnaligned(as: Lanes.self)
    )
  }
}

extension TransposedRows<Float> {
  /// Writes eight columns from `column` on, `width` apart.
  @inline(__always)
  func write(_ column: Int, to target: UnsafeMutablePointer<Float>, width: Int) {
    for half in 0..<2 {
      let (a, b, c, d) = loaded((column &+ 4 &* half) &* 4, as: SIMD4<Float>.self)
      let (ab, cd) = (Self.lowPairs(a, b), Self.lowPairs(c, d))
      let (abHigh, cdHigh) = (Self.highPairs(a, b), Self.highPairs(c, d))
      let to = target + 4 &* half &* width
      Self.store(SIMD2(ab[0], cd[0]), to: to)
      Self.store(SIMD2(ab[1], cd[1]), to: to + width)
      Self.store(SIMD2(abHigh[0], cdHigh[0]), to: to + 2 &* width)
      Self.store(SIMD2(abHigh[1], cdHigh[1]), to: to + 3 &* width)
    }
  }

  /// The first lanes of both as one of 64 bits, and the second ones.
  @inline(__always)
  private static func lowPairs(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD2<UInt64> {
    unsafeBitCast(SIMD4(a[0], b[0], a[1], b[1]), to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  private static func highPairs(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD2<UInt64> {
    unsafeBitCast(SIMD4(a[2], b[2], a[3], b[3]), to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  private static func store(_ lanes: SIMD2<UInt64>, to target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: SIMD2<UInt64>.self)
  }
}

extension TransposedRows<Double> {
  /// Writes four columns from `column` on, `width` apart.
  @inline(__always)
  func write(_ column: Int, to target: UnsafeMutablePointer<Double>, width: Int) {
    for half in 0..<2 {
      let (a, b, c, d) = loaded((column &+ half &* 2) &* 8, as: SIMD2<Double>.self)
      for lane in 0..<2 {
        let to = target + (half &* 2 &+ lane) &* width
        Self.store(SIMD2(a[lane], b[lane]), to: to)
        Self.store(SIMD2(c[lane], d[lane]), to: to + 2)
      }
    }
  }

  @inline(__always)
  private static func store(_ lanes: SIMD2<Double>, to target: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: SIMD2<Double>.self)
  }
}
