import Foundation
import Testing

@testable import Geometry

@Suite struct SimplifyTests {
  /// The greatest distance of a point to the drawn line, its rounding to tenths included.
  private func error(_ points: [Position], _ kept: [Position], isOrdered: Bool = true) -> Double {
    let drawn = kept.map { Position(($0.x * 10).rounded() / 10, ($0.y * 10).rounded() / 10) }
    let segments = Array(zip(drawn, drawn.dropFirst()))
    var worst = 0.0
    var first = 0
    for point in points {
      // Along a curve over x the segments far behind are done with.
      while first < segments.count - 1, segments[first].1.x < point.x - 3, isOrdered { first += 1 }
      var nearest = Double.infinity
      for (one, next) in segments[first...] {
        if isOrdered, one.x > point.x + 3 { break }
        nearest = min(nearest, point.distance(toSegment: one, next))
      }
      worst = max(worst, nearest)
    }
    return worst
  }

  /// The same every time, and without any pattern; between −1/2 and 1/2.
  private static func noise(_ seed: Int) -> Double {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((state ^ (state >> 31)) >> 11) / Double(1 << 53) - 0.5
  }

  private static let curves: [(String, @Sendable (Double) -> Double)] = [
    ("smooth", { 100 + 90 * sin($0 * 20) }),
    ("noisy", { 100 + 90 * noise(Int($0 * 1e7)) }),
    ("noisy decay", { 180 * exp(-5 * $0) + 8 * noise(Int($0 * 1e7)) }),
    ("steps", { $0 < 0.3 ? 10 : $0 < 0.31 ? 190 : 60 }),
    ("constant", { _ in 50 }),
  ]

  @Test(arguments: curves.map(\.0), [50, 3000, 20000])
  func errorIsBounded(_ name: String, _ count: Int) throws {
    let curve = try #require(Self.curves.first { $0.0 == name }).1
    let points = (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return Position(600 * share, curve(share))
    }
    let kept = Simplify.polyline(points)
    #expect(error(points, kept) <= Simplify.tolerance)
    #expect(kept.first == points.first)
    #expect(kept.last == points.last)
    #expect(kept.map(\.y).min() == points.map(\.y).min())
    #expect(kept.map(\.y).max() == points.map(\.y).max())
  }

  @Test func smoothCurvesNeedFewPoints() {
    let points = (0..<2000).map { Position(Double($0) * 0.3, 100 + 80 * sin(Double($0) / 150)) }
    #expect(Simplify.polyline(points).count < 80)
  }

  @Test func bandOfNoiseIsItsOutline() {
    let low = (0..<20_000).map { Position(Double($0) * 0.03, $0 % 7 == 0 ? 100 : 60) }
    let high = low.map { Position($0.x, $0.y - 50) }
    let band = Simplify.band(low: low, high: high)
    #expect(band.low.allSatisfy { $0.y == 100 })
    #expect(band.high.dropFirst().dropLast().allSatisfy { $0.y == 10 })
    #expect(band.low.first?.x == low.first?.x && band.low.last?.x == low.last?.x)
  }

  @Test func fewIntervalsKeepTheirCorners() {
    let low = (0..<50).map { Position(Double($0) * 10, Double($0 % 2) * 30) }
    #expect(Simplify.band(low: low, high: low).low == Simplify.polyline(low))
  }

  @Test func pathsThatTurnBackKeepTheirBound() {
    let points = (0..<6000).map { index -> Position in
      let angle = Double(index) / 150
      return Position(300 + 4 * angle * cos(angle), 200 + 4 * angle * sin(angle))
    }
    #expect(error(points, Simplify.polyline(points), isOrdered: false) <= Simplify.tolerance)
  }
}
