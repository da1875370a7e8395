/// Many numbers at once, the same as one after the other but in loops that run on vectors.
extension RandomStream {
  /// Calls `body` with the place and the number of as many draws of `uniform()`.
  @inline(__always)
  mutating func forEachUniform(_ count: Int, _ body: (_ index: Int, _ number: Double) -> Void) {
    var numbers = InlineArray<64, Double>(repeating: 0)
    var done = 0
    while done < count {
      let part = min(64, count &- done)
      fill(&numbers, count: part)
      for i in 0..<part { body(done &+ i, numbers[i]) }
      done &+= part
    }
  }

  /// As many numbers as `uniform()` gives.
  public mutating func uniforms(_ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { target, filled in
      let start = target.baseAddress
      forEachUniform(count) { start?[$0] = $1 }
      filled = count
    }
  }

  /// As many events as `bernoulli(probability)` gives: 1 where one happens, else 0.
  public mutating func bits(_ count: Int, probability: Double) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { target, filled in
      let start = target.baseAddress
      forEachUniform(count) { start?[$0] = $1 < probability ? 1 : 0 }
      filled = count
    }
  }

  /// As many numbers as `normal()` gives.
  public mutating func normals(_ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { target, filled in
      let start = target.baseAddress
      forEachNormal(count) { start?[$0] = $1 }
      filled = count
    }
  }

  /// Calls `body` with the place and the number of as many draws of `normal()`.
  @inline(__always)
  mutating func forEachNormal(_ count: Int, _ body: (_ index: Int, _ number: Double) -> Void) {
    var numbers = InlineArray<64, Double>(repeating: 0)
    var done = 0
    while done < count {
      let part = min(64, count &- done)
      fillNormals(&numbers, count: part)
      for i in 0..<part { body(done &+ i, numbers[i]) }
      done &+= part
    }
  }

  /// Calls `body` with the place and the bits of as many draws of `nextWord()`.
  @inline(__always)
  mutating func forEachWord(_ count: Int, _ body: (_ index: Int, _ word: UInt32) -> Void) {
    var words = InlineArray<64, UInt32>(repeating: 0)
    var done = 0
    while done < count {
      let part = min(64, count &- done)
      fillWords(&words, count: part)
      for i in 0..<part { body(done &+ i, words[i]) }
      done &+= part
    }
  }

  /// The next numbers of `nextWord()`, at most 64.
  private mutating func fillWords(_ words: inout InlineArray<64, UInt32>, count: Int) {
    let blocks = used == 4 ? count / 4 : 0
    let (key, step, first) = (key, Self.halves(step), nextBlock)
    for block in 0..<blocks {
      let four = Philox.block(
        counter: SIMD4(lowHalf: Self.halves(first &+ UInt64(block)), highHalf: step), key: key)
      for i in 0..<4 { words[4 &* block &+ i] = four[i] }
    }
    nextBlock &+= UInt64(blocks)
    for i in 4 &* blocks..<count { words[i] = nextWord() }
  }

  /// The next numbers of `uniform()`, at most 64.
  private mutating func fill(_ numbers: inout InlineArray<64, Double>, count: Int) {
    // Between two blocks, both numbers of a block are whole.
    let blocks = used == 4 ? count / 2 : 0
    let (key, step, first) = (key, Self.halves(step), nextBlock)
    for block in 0..<blocks {
      let words = Philox.block(
        counter: SIMD4(lowHalf: Self.halves(first &+ UInt64(block)), highHalf: step), key: key)
      numbers[2 &* block] = Self.fraction(low: words.x, high: words.y)
      numbers[2 &* block &+ 1] = Self.fraction(low: words.z, high: words.w)
    }
    nextBlock &+= UInt64(blocks)
    for i in 2 &* blocks..<count { numbers[i] = uniform() }
  }

  /// The next numbers of `normal()`, at most 64.
  private mutating func fillNormals(_ numbers: inout InlineArray<64, Double>, count: Int) {
    guard !hasSpareNormal, count == 64 else {
      for i in 0..<count { numbers[i] = normal() }
      return
    }
    fill(&numbers, count: 64)
    for pair in 0..<32 {
      let radius = (-2 * Double.log(1 - numbers[2 &* pair])).squareRoot()
      let angle = 2 * .pi * numbers[2 &* pair &+ 1]
      numbers[2 &* pair] = radius * Double.cos(angle)
      numbers[2 &* pair &+ 1] = radius * Double.sin(angle)
    }
  }
}
