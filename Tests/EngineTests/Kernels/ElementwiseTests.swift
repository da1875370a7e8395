import Testing

@testable import Engine

struct ElementwiseTests {
  let x: [Float] = [-2, -0.5, 0, 1, 3, .nan, .infinity, 8, 9]
  let ones = [Float](repeating: 1, count: 9)

  @Test func mapsReachEveryElement() {
    var y = ones
    Elementwise.map(x, into: &y, count: 8) { $0 < 0 ? 0 : $0 }
    #expect(y[0...4] == [0, 0, 0, 1, 3] && y[5].isNaN && y[6...8] == [.infinity, 8, 1])
    Elementwise.map(x, addingTo: &y, count: 5) { 2 * $0 }
    #expect(y[0...4] == [-4, -1, 0, 3, 9])
    Elementwise.map(inPlace: &y, count: 3) { -$0 }
    #expect(y[0...4] == [4, 1, 0, 3, 9])
  }

  @Test func zipsTakeTheirArgumentsInOrder() {
    var z = ones
    Elementwise.zip(x, ones, into: &z, count: 5) { $0 - 2 * $1 }
    #expect(z[0...4] == [-4, -2.5, -2, -1, 1])
    Elementwise.zip(x, ones, addingTo: &z, count: 5) { $0 - $1 }
    #expect(z[0...4] == [-7, -4, -3, -1, 3])
    Elementwise.zip(inPlace: &z, x, count: 5) { $0 - $1 }
    #expect(z[0...5] == [-5, -3.5, -3, -2, 0, 1])
    var w = ones
    Elementwise.zip(x, ones, z, into: &w, count: 2) { $0 + 10 * $1 + 100 * $2 }
    #expect(w[0...2] == [-492, -340.5, 1])
    Elementwise.zip(x, ones, z, addingTo: &w, count: 1) { $0 + 10 * $1 + 100 * $2 }
    #expect(w[0...1] == [-984, -340.5])
  }

  @Test func linearOperationsReachEveryElement() {
    var y = ones
    Elementwise.addScaled(2, x, to: &y, count: 5)
    #expect(y[0...5] == [-3, 0, 1, 3, 7, 1])
    Elementwise.scale(&y, count: 4, by: -2)
    #expect(y[0...4] == [6, 0, -2, -6, 7])
    Elementwise.copy(x, into: &y, count: 2)
    #expect(y[0...2] == [-2, -0.5, -2])
    Elementwise.fill(&y, count: 9, with: 7)
    #expect(y == [Float](repeating: 7, count: 9))
  }
}
