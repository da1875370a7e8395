/// As many rows of a row-major matrix as a register has lanes, to be written as columns.
struct TransposedRows<S: Scalar> {
  let start: UnsafePointer<S>
  let stride: Int
  /// Lanes from here on repeat the last row.
  let count: Int

  @inline(__always)
  private func row(_ lane: Int) -> UnsafePointer<S> { start + min(lane, count &- 1) &* stride }

  /// Two rows, half a register apart, in the two halves of a register.
  @inline(__always)
  private func joined<Half: SIMD<S>>(
    _ lane: Int, from column: Int, as _: Half.Type
  ) -> (low: Half, high: Half) {
    let (first, second) = (row(lane), row(lane &+ Half.scalarCount))
    return (
      UnsafeRawPointer(first + column).loadUnaligned(as: Half.self),
      UnsafeRawPointer(second + column).loadUnaligned(as: Half.self)
    )
  }
}

extension TransposedRows<Float> {
  /// Writes eight columns of the matrix, `width` apart.
  @inline(__always)
  func write(to target: UnsafeMutablePointer<Float>, width: Int) {
    for half in 0..<2 {
      let rows = InlineArray<4, SIMD8<Float>> { lane in
        let parts = joined(lane, from: half &* 4, as: SIMD4<Float>.self)
        return SIMD8(lowHalf: parts.low, highHalf: parts.high)
      }
      let (a, b) = Self.interleaved(rows[0], rows[1])
      let (c, d) = Self.interleaved(rows[2], rows[3])
      let to = target + half &* 4 &* width
      SIMD8(a[0], a[1], c[0], c[1], a[4], a[5], c[4], c[5]).store(to: to)
      SIMD8(a[2], a[3], c[2], c[3], a[6], a[7], c[6], c[7]).store(to: to + width)
      SIMD8(b[0], b[1], d[0], d[1], b[4], b[5], d[4], d[5]).store(to: to + 2 &* width)
      SIMD8(b[2], b[3], d[2], d[3], b[6], b[7], d[6], d[7]).store(to: to + 3 &* width)
    }
  }

  /// The lanes of either half alternating: the first two of each, then the last two.
  @inline(__always)
  private static func interleaved(
    _ a: SIMD8<Float>, _ b: SIMD8<Float>
  ) -> (SIMD8<Float>, SIMD8<Float>) {
    (
      SIMD8(a[0], b[0], a[1], b[1], a[4], b[4], a[5], b[5]),
      SIMD8(a[2], b[2], a[3], b[3], a[6], b[6], a[7], b[7])
    )
  }
}

extension TransposedRows<Double> {
  /// Writes four columns of the matrix, `width` apart.
  @inline(__always)
  func write(to target: UnsafeMutablePointer<Double>, width: Int) {
    for half in 0..<2 {
      let rows = InlineArray<2, SIMD4<Double>> { lane in
        let parts = joined(lane, from: half &* 2, as: SIMD2<Double>.self)
        return SIMD4(lowHalf: parts.low, highHalf: parts.high)
      }
      let (a, b) = (rows[0], rows[1])
      let to = target + half &* 2 &* width
      SIMD4(a[0], b[0], a[2], b[2]).store(to: to)
      SIMD4(a[1], b[1], a[3], b[3]).store(to: to + width)
    }
  }
}
