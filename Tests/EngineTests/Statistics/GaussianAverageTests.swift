import Engine
import Testing

struct GaussianAverageTests {
  /// E[x²] = 1, E[x⁴] = 3 and E[x⁶] = 15.
  @Test func momentsOfTheStandardNormal() {
    let average = GaussianAverage()
    let x = average.nodes
    #expect(abs(average.meanSquare(of: x) - 1) < 1e-12)
    #expect(abs(average.meanSquare(of: x.map { $0 * $0 }) - 3) < 1e-12)
    #expect(abs(average.meanSquare(of: x.map { $0 * $0 * $0 }) - 15) < 1e-11)
  }

  @Test func halfOfTheMassIsPositive() {
    let average = GaussianAverage()
    let step = average.nodes(deviation: 3).map { $0 > 0 ? 1.0 : 0 }
    #expect(abs(average.meanSquare(of: step) - 0.5) < 1e-12)
  }
}
