/// The floating-point types the engine computes in: `Float` and `Double`.
///
/// The functions are the engine's own, so that a result has the same bits on every machine. They are
/// branch-free: a loop `for i in 0..<n { y[i] = S.exp(x[i]) }` is vectorised. Each is within 2 ulp of
/// the exact value; NaN stays NaN, and overflow, gradual underflow and −0 behave as IEEE 754 asks.
protocol Scalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable, ExponentialSeries,
  LogarithmSeries, CircularSeries, ErrorFunctionSeries, SubnormalFlush
{
  /// As many lanes as a register holds: what tiles and copies are made of, whose results do not depend on it.
  associatedtype Vector: ScalarVector where Vector.Scalar == Self

  /// Writes `TransposedRows.columnCount` columns, `width` apart.
  static func transpose(
    _ rows: TransposedRows<Self>, from column: Int, to target: UnsafeMutablePointer<Self>,
    width: Int)

  /// eˣ
  static func exp(_ x: Self) -> Self

  /// eˣ − 1, accurate near 0
  static func expm1(_ x: Self) -> Self

  /// ln x
  static func log(_ x: Self) -> Self

  /// ln(1 + x), accurate near 0
  static func log1p(_ x: Self) -> Self

  /// tanh x
  static func tanh(_ x: Self) -> Self

  /// σ(x) = 1 / (1 + e⁻ˣ)
  static func sigmoid(_ x: Self) -> Self

  /// sin x, x in radians
  static func sin(_ x: Self) -> Self

  /// cos x, x in radians
  static func cos(_ x: Self) -> Self

  /// erf x = 2/√π ∫₀ˣ e^(−t²) dt
  static func erf(_ x: Self) -> Self
}

extension Float: Scalar {
  #if REGISTERS_OF_512_BITS
    typealias Vector = SIMD16<Float>
  #else
    typealias Vector = SIMD8<Float>
  #endif

  @inline(__always)
  static func transpose(
    _ rows: TransposedRows<Float>, from column: Int, to target: UnsafeMutablePointer<Float>,
    width: Int
  ) {
    rows.write(column, to: target, width: width)
  }
}

extension Double: Scalar {
  #if REGISTERS_OF_512_BITS
    typealias Vector = SIMD8<Double>
  #else
    typealias Vector = SIMD4<Double>
  #endif

  @inline(__always)
  static func transpose(
    _ rows: TransposedRows<Double>, from column: Int, to target: UnsafeMutablePointer<Double>,
    width: Int
  ) {
    rows.write(column, to: target, width: width)
  }
}
