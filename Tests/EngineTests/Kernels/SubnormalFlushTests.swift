import Testing

@testable import Engine

@Suite struct SubnormalFlushTests {
  private static let small: [Float] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
    -.leastNormalMagnitude, Float.leastNormalMagnitude.nextDown,
    -Float.leastNormalMagnitude.nextDown,
    1, -1, .infinity, -.infinity, .greatestFiniteMagnitude, Float(bitPattern: 71_362), .nan, -.nan,
  ]

  private func flushed(_ numbers: [Float]) -> [Float] {
    var numbers = numbers
    numbers.withUnsafeMutableBufferPointer { numbers in
      if let start = numbers.baseAddress { Float.flushSubnormals(start, count: numbers.count) }
    }
    return numbers
  }

  /// At every place of arrays shorter and longer than a register and a block, alone and beside others.
  @Test(arguments: [1, 2, 7, 8, 15, 16, 17, 33, 100, 1023, 1024, 1025, 2050])
  func onlySubnormalsBecomeZero(count: Int) {
    for number in Self.small {
      let expected = number.isSubnormal ? Float(signOf: number, magnitudeOf: 0) : number
      for place in Set([0, count / 2, count - 1]) {
        for rest: Float in [0, 3, .infinity] {
          var numbers = [Float](repeating: rest, count: count)
          numbers[place] = number
          var result = flushed(numbers)
          #expect(result[place].bitPattern == expected.bitPattern, "\(number) at \(place)")
          result[place] = rest
          #expect(result.allSatisfy { $0 == rest })
        }
      }
    }
  }

  @Test func mixturesAndNothing() {
    let result = flushed(Self.small)
    for (number, result) in zip(Self.small, result) {
      let expected = number.isSubnormal ? Float(signOf: number, magnitudeOf: 0) : number
      #expect(result.bitPattern == expected.bitPattern)
    }
    #expect(flushed([]).isEmpty)
  }

  @Test func doubleKeepsThem() {
    var number = Double.leastNonzeroMagnitude
    Double.flushSubnormals(&number, count: 1)
    #expect(number == .leastNonzeroMagnitude)
  }
}
