import Testing

@testable import Engine

/// Statistics of fixed streams against bounds of about five standard deviations.
struct RandomStreamTests {
  static let streams: [(name: String, step: UInt64)] = [
    ("", 0), ("layer-1", 0), ("layer-2", 0), ("layer-1", 1), ("Gewichte-ß", 0),
  ]

  @Test(arguments: streams.indices)
  func uniformNumbersHaveTheirMomentsAndFillTheirCells(index: Int) {
    var stream = RandomStream(
      seed: 7, name: Self.streams[index].name, step: Self.streams[index].step)
    let count = 20_000
    var (sum, squares, product, previous) = (0.0, 0.0, 0.0, 0.5)
    var cells = [Int](repeating: 0, count: 64)
    for _ in 0..<count {
      let value = stream.uniform()
      #expect(value >= 0 && value < 1)
      sum += value - 0.5
      squares += (value - 0.5) * (value - 0.5)
      product += (value - 0.5) * (previous - 0.5)
      previous = value
      cells[Int(value * 64)] += 1
    }
    #expect((sum / Double(count)).magnitude < 0.01)
    #expect((squares / Double(count) - 1 / 12.0).magnitude < 0.003)
    #expect((product / Double(count)).magnitude < 0.003)
    #expect(chiSquare(cells) < 125)
  }

  @Test(arguments: streams.indices)
  func normalNumbersHaveTheirMoments(index: Int) {
    var stream = RandomStream(
      seed: 3, name: Self.streams[index].name, step: Self.streams[index].step)
    let count = 20_000
    var powers = [0.0, 0, 0, 0, 0]
    for _ in 0..<count {
      let value = stream.normal()
      var power = 1.0
      for exponent in 0...4 {
        powers[exponent] += power / Double(count)
        power *= value
      }
    }
    #expect(powers[1].magnitude < 0.035)
    #expect((powers[2] - 1).magnitude < 0.05)
    #expect(powers[3].magnitude < 0.14)
    #expect((powers[4] - 3).magnitude < 0.35)
  }

  /// Streams that differ in the seed, in one letter or in the step share nothing.
  @Test func neighbouringStreamsAreUncorrelated() {
    let neighbours = [
      RandomStream(seed: 1, name: "a"), RandomStream(seed: 2, name: "a"),
      RandomStream(seed: 1, name: "b"), RandomStream(seed: 1, name: "a", step: 1),
      RandomStream(seed: 1, name: "aa"), RandomStream(seed: 1 << 40, name: "a"),
    ]
    for first in neighbours.indices {
      for second in neighbours.indices where second > first {
        var (x, y) = (neighbours[first], neighbours[second])
        var (product, equalBits) = (0.0, 0)
        for _ in 0..<4000 {
          product += (x.uniform() - 0.5) * (y.uniform() - 0.5) * 12 / 4000
          equalBits += (~(x.nextWord() ^ y.nextWord())).nonzeroBitCount
        }
        #expect(product.magnitude < 0.08, "\(first) and \(second)")
        #expect((equalBits - 64_000).magnitude < 900, "\(first) and \(second)")
      }
    }
  }

  @Test func sameSeedNameAndStepGiveTheSameNumbers() {
    var first = RandomStream(seed: 5, name: "weights", step: 3)
    var second = RandomStream(seed: 5, name: "weights").at(step: 3)
    for _ in 0..<9 { #expect(first.nextUInt64() == second.nextUInt64()) }
  }

  /// These numbers must never change: every figure of the book depends on them.
  @Test func firstNumbersAreFixed() {
    var stream = RandomStream(seed: 42, name: "layer-1")
    #expect(
      [stream.nextUInt64(), stream.nextUInt64()] == [
        6_329_092_953_142_700_143, 5_306_860_090_477_980_832,
      ])
    #expect(
      [stream.uniform(), stream.normal()] == [0.200_790_895_798_038_88, -1.712_371_307_440_030_6])
  }

  @Test(arguments: [1, 2, 3, 6, 7, 100])
  func boundedIntegersAreEquallyLikely(bound: Int) {
    var stream = RandomStream(seed: 11, name: "below")
    var cells = [Int](repeating: 0, count: bound)
    for _ in 0..<100 * bound { cells[stream.below(bound)] += 1 }
    let freedom = Double(bound - 1)
    #expect(chiSquare(cells) <= freedom + 5 * (2 * freedom).squareRoot())
  }

  @Test func permutationsAreEquallyLikely() {
    var stream = RandomStream(seed: 9, name: "order")
    var cells = [Int](repeating: 0, count: 27)
    for _ in 0..<6000 {
      let order = stream.permutation(3)
      #expect(order.sorted() == [0, 1, 2])
      cells[order[0] * 9 + order[1] * 3 + order[2]] += 1
    }
    let possible = cells.filter { $0 > 0 }
    #expect(possible.count == 6)
    #expect(chiSquare(possible) < 25)
    #expect(stream.permutation(0) == [])
  }

  @Test func eventsHaveTheirProbability() {
    var stream = RandomStream(seed: 2, name: "dropout")
    let count = (0..<10_000).count { _ in stream.bernoulli(0.3) }
    #expect((count - 3000).magnitude < 230)
    #expect((0..<100).allSatisfy { _ in stream.bernoulli(1) && !stream.bernoulli(0) })
  }

  @Test func rangesAreHalfOpen() {
    var stream = RandomStream(seed: 4, name: "range")
    let narrow = 1.0..<1.0.nextUp
    #expect((0..<100).allSatisfy { _ in stream.uniform(in: narrow) == 1 })
    #expect((0..<1000).allSatisfy { _ in (-3.0..<2).contains(stream.uniform(in: -3..<2)) })
  }

  /// Pearson's statistic against equally likely cells.
  private func chiSquare(_ cells: [Int]) -> Double {
    let expected = Double(cells.reduce(0, +)) / Double(cells.count)
    return cells.map { (Double($0) - expected) * (Double($0) - expected) / expected }.reduce(0, +)
  }
}
