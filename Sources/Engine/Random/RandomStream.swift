/// Random numbers that depend on a seed, a name and a step only.
///
/// Every name has its own stream, so adding a layer changes no other layer's numbers, and two
/// experiments draw the same numbers wherever they agree.
public struct RandomStream: Sendable {
  let key: SIMD2<UInt32>
  let step: UInt64
  var nextBlock: UInt64 = 0
  private var words = SIMD4<UInt32>()
  /// How many words of the last block are gone.
  private(set) var used = 4
  /// The second of a pair of normal numbers, until it is asked for.
  private var spareNormal: Double?

  /// Whether the next normal number is there already.
  var hasSpareNormal: Bool { spareNormal != nil }

  public init(seed: UInt64, name: String, step: UInt64 = 0) {
    self.init(key: Self.halves(StreamKey.of(seed: seed, name: name)), step: step)
  }

  private init(key: SIMD2<UInt32>, step: UInt64) {
    self.key = key
    self.step = step
  }

  /// The stream of the same seed and name at another step, from its beginning.
  public func at(step: UInt64) -> RandomStream { RandomStream(key: key, step: step) }

  /// 32 random bits.
  public mutating func nextWord() -> UInt32 {
    if used == 4 {
      let block = Self.halves(nextBlock)
      words = Philox.block(counter: SIMD4(lowHalf: block, highHalf: Self.halves(step)), key: key)
      nextBlock &+= 1
      used = 0
    }
    defer { used += 1 }
    return words[used]
  }

  /// 64 random bits, the low half drawn first.
  public mutating func nextUInt64() -> UInt64 {
    let low = UInt64(nextWord())
    return low | UInt64(nextWord()) << 32
  }

  /// A multiple of 2⁻⁵³ in [0, 1).
  public mutating func uniform() -> Double {
    let low = nextWord()
    return Self.fraction(low: low, high: nextWord())
  }

  static func fraction(low: UInt32, high: UInt32) -> Double {
    Double((UInt64(low) | UInt64(high) << 32) >> 11) * 0x1p-53
  }

  /// A number of the range, which must be finite and not empty.
  public mutating func uniform(in range: Range<Double>) -> Double {
    precondition(range.lowerBound < range.upperBound, "no number in an empty range")
    let value = range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    return min(value, range.upperBound.nextDown)
  }

  /// A number of mean 0 and variance 1, at most 8.6 in magnitude. They come in pairs.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * Double.log(1 - uniform())).squareRoot()
    let angle = 2 * .pi * uniform()
    spareNormal = radius * Double.sin(angle)
    return radius * Double.cos(angle)
  }

  /// Whether an event of this probability happens.
  public mutating func bernoulli(_ probability: Double) -> Bool { uniform() < probability }

  /// One of 0, 1, …, bound − 1, each exactly as likely.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval", 2019.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "there is no number below \(bound)")
    let bound = UInt64(bound)
    let surplus = (0 &- bound) % bound
    while true {
      let product = nextUInt64().multipliedFullWidth(by: bound)
      if product.low >= surplus { return Int(product.high) }
    }
  }

  /// Puts the numbers in random order, each order as likely.
  public mutating func shuffle(_ numbers: inout [Int]) {
    for last in stride(from: numbers.count - 1, to: 0, by: -1) {
      numbers.swapAt(last, below(last + 1))
    }
  }

  /// 0, 1, …, count − 1 in random order.
  public mutating func permutation(_ count: Int) -> [Int] {
    var numbers = Array(0..<count)
    shuffle(&numbers)
    return numbers
  }

  static func halves(_ value: UInt64) -> SIMD2<UInt32> {
    SIMD2(UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32))
  }
}
