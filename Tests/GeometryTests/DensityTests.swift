import Geometry
import Testing

@Suite struct DensityTests {
  private let axis = Projection(isLog: false, low: 0, high: 4, start: 0, end: 40)

  @Test func areasAreCounts() {
    // The second bin is twice as wide and holds twice as many: it is as tall.
    let density = Density(counts: [1, 2, 0], edges: [0, 1, 3, 4], on: axis)
    #expect(
      density.outline(base: 100, height: 50) == [
        Position(0, 50), Position(30, 50), Position(30, 100), Position(40, 100),
      ])
  }

  @Test func nothingHasAFlatOutline() {
    #expect(Density(counts: [], edges: [0], on: axis).outline(base: 1, height: 1).isEmpty)
    let none = Density(counts: [0, .nan, -1], edges: [0, 1, 2, 3], on: axis)
    #expect(Set(none.outline(base: 9, height: 5).map(\.y)) == [9])
  }

  @Test func peakIsTheGreatestCount() {
    #expect(Density.peak(of: [0, 3, 1, 3, .nan]) == 3)
    #expect(Density.peak(of: [0, -1, .nan]) == nil)
  }
}
