import Testing

@testable import Engine

struct ReductionsTests {
  static let counts = [0, 1, 2, 7, 31, 32, 33, 64, 100, 1000]

  /// (i · 37 mod 101 − 50) / 8: exact in either precision, with exact sums and squares.
  static func numbers<S: Scalar>(_ count: Int, _: S.Type = S.self) -> [S] {
    (0..<count).map { S($0 * 37 % 101 - 50) / 8 }
  }

  @Test(arguments: counts)
  func sumsAreExactWhereTheTermsAre(count: Int) {
    let x: [Float] = Self.numbers(count)
    let y = [Double](Self.numbers(count + 1).dropFirst())
    let wide = x.map(Double.init)
    #expect(Double(Reductions.sum(x, count: count)) == wide.reduce(0, +))
    #expect(Double(Reductions.sumOfSquares(x, count: count)) == wide.map { $0 * $0 }.reduce(0, +))
    #expect(Reductions.dot(wide, y, count: count) == zip(wide, y).map { $0 * $1 }.reduce(0, +))
  }

  @Test(arguments: counts)
  func extremesAreFoundWhereverTheyLie(count: Int) {
    let x: [Float] = Self.numbers(count)
    #expect(Reductions.minimum(x, count: count) == x.min() ?? .infinity)
    #expect(Reductions.maximum(x, count: count) == x.max() ?? -.infinity)
    #expect(Reductions.maximumMagnitude(x, count: count) == x.map(\.magnitude).max() ?? 0)
  }

  @Test(arguments: [1, 32, 40, 70])
  func notANumberReachesEveryResult(count: Int) {
    for place in 0..<count {
      var x: [Double] = Self.numbers(count)
      x[place] = .nan
      #expect(Reductions.sum(x, count: count).isNaN)
      #expect(Reductions.minimum(x, count: count).isNaN)
      #expect(Reductions.maximum(x, count: count).isNaN)
      #expect(Reductions.maximumMagnitude(x, count: count).isNaN)
      #expect(Reductions.norm(x, count: count).isNaN)
      #expect(Reductions.moments(x, count: count).variance.isNaN)
    }
  }

  @Test func normNeitherUnderflowsNorOverflows() {
    #expect(relativeError([Float](repeating: 1e-30, count: 100), norm: 1e-29) < 1e-6)
    #expect(relativeError([Float](repeating: 1e37, count: 100), norm: 1e38) < 1e-6)
    #expect(relativeError([Double](repeating: 1e-300, count: 10_000), norm: 1e-298) < 1e-14)
    #expect(relativeError([Double](repeating: 1e300, count: 100), norm: 1e301) < 1e-15)
    #expect(relativeError([3, -4, 0] as [Float], norm: 5) == 0)
    let denormal = 1000 * Float.leastNonzeroMagnitude
    #expect(Reductions.norm([3 * denormal, 4 * denormal], count: 2) == Double(5 * denormal))
  }

  @Test func normOfTheExtremes() {
    #expect(Reductions.norm([] as [Float], count: 0) == 0)
    #expect(Reductions.norm([0, 0] as [Float], count: 2) == 0)
    #expect(Reductions.norm([1, -.infinity] as [Float], count: 2) == .infinity)
    #expect(
      Reductions.norm([.leastNonzeroMagnitude] as [Double], count: 1) == .leastNonzeroMagnitude)
    let largest = Float.greatestFiniteMagnitude
    #expect(relativeError([largest], norm: Double(largest)) < 1e-6)
  }

  @Test func momentsOfShiftedNumbersKeepTheirVariance() {
    let x = (0..<101).map { Float($0) }
    let (mean, variance) = Reductions.moments(x, count: x.count)
    #expect(mean == 50)
    #expect(variance == 850)
    let shifted = Reductions.moments(x.map { $0 + 4096 }, count: x.count)
    #expect(shifted.mean == 4146)
    #expect(shifted.variance == 850)
    #expect(Reductions.moments([] as [Float], count: 0).mean.isNaN)
  }

  private func relativeError<S: Scalar>(_ x: [S], norm: Double) -> Double {
    (Reductions.norm(x, count: x.count) - norm).magnitude / norm
  }
}
