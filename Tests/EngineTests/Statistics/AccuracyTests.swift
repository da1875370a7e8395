import Engine
import Testing

struct AccuracyTests {
  @Test func binaryDecidesAtZero() {
    #expect(Accuracy.binary(logits: [-1, 0, 1, 2], targets: [0, 0, 1, 0]) == 0.75)
  }

  @Test func theFirstOfEqualLogitsIsTheClass() {
    let logits: [Double] = [1, 3, 2, 5, 5, 0, -3, -2, -1]
    #expect(Accuracy.classes(logits: logits, targets: [1, 0, 0]) == 2.0 / 3)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func outputsThatAreNotFiniteHaveNone(output: Double) {
    #expect(Accuracy.binary(logits: [output, 1], targets: [0, 1]).isNaN)
    #expect(Accuracy.classes(logits: [output, 1], targets: [1]).isNaN)
  }
}
