import Engine
import Testing

struct ArrayStatisticsTests {
  @Test func momentsOfAFewNumbers() {
    let numbers = [2.0, 4, 4, 4, 5, 5, 7, 9]
    #expect(numbers.mean == 5)
    #expect(numbers.standardDeviation == 2)
    #expect([Double]().mean.isNaN)
  }

  @Test func normsNeitherOverflowNorUnderflow() {
    let norms = [0x3p600, 0x4p600, 0x3p-600, 0x4p-600].norms(ofRows: 2)
    #expect(norms == [0x5p600, 0x5p-600])
    #expect([0.0, 0].norms(ofRows: 1) == [0])
    #expect([.infinity, 1.0].norms(ofRows: 1) == [.infinity])
    #expect([Double.nan, 1].norms(ofRows: 1)[0].isNaN)
  }

  @Test func theCosineIsOneOfEqualRowsAndZeroOfOrthogonalOnes() {
    #expect([3.0, 4, 6, 8].meanCosine(ofRows: 2) == 1)
    #expect([1.0, 0, 0, 5].meanCosine(ofRows: 2) == 0)
  }

  @Test func aColumnIsZeroOnlyIfAllOfItIs() {
    #expect([0.0, 0, .nan, 0, 1, .nan].areColumnsZero(width: 3) == [true, false, false])
    #expect([-0.0, 0, 0].areColumnsZero(width: 3) == [true, true, true])
  }
}
