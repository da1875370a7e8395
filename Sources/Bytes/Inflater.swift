/// What can be wrong with compressed data.
public enum InflateError: Error, Hashable, CustomStringConvertible {
  case endsEarly
  case invalidCode
  case tooLarge
  case checksum

  public var description: String {
    switch self {
    case .endsEarly: "the file ends too early"
    case .invalidCode: "the compressed data is damaged"
    case .tooLarge: "the content is too large"
    case .checksum: "the checksum is wrong"
    }
  }
}

/// Decompresses the format "deflate" (RFC 1951): blocks of literal bytes and of references to what came before.
struct Inflater {
  private let input: ArraySlice<UInt8>
  private let largestSize: Int
  private var place: Int
  /// Bits taken from the input but not used yet, lowest first.
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  init(_ input: ArraySlice<UInt8>, largestSize: Int) {
    self.input = input
    self.largestSize = largestSize
    place = input.startIndex
  }

  mutating func inflate() throws(InflateError) -> [UInt8] {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStoredBlock()
      case 1: try readBlock(literals: .fixedLiterals, distances: .fixedDistances)
      case 2:
        let codes = try readCodes()
        try readBlock(literals: codes.literals, distances: codes.distances)
      default: throw .invalidCode
      }
    }
    return output
  }

  /// The bytes after the compressed data.
  func trailer(count: Int) -> ArraySlice<UInt8>? {
    let start = place - bitCount / 8
    return start + count <= input.endIndex ? input[start..<start + count] : nil
  }

  // MARK: Bits

  private mutating func take(_ count: Int) throws(InflateError) -> Int {
    while bitCount < count {
      guard place < input.endIndex else { throw .endsEarly }
      bits |= UInt32(input[place]) << UInt32(bitCount)
      bitCount += 8
      place += 1
    }
    let value = bits & (1 << UInt32(count) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func symbol(_ code: PrefixCode) throws(InflateError) -> Int {
    var word = 0
    for length in 1...PrefixCode.longest {
      word = word << 1 | (try take(1))
      if let symbol = code.symbol(word, length: length) { return symbol }
    }
    throw .invalidCode
  }

  // MARK: Blocks

  private mutating func copyStoredBlock() throws(InflateError) {
    _ = try take(bitCount % 8)
    let count = try take(16)
    guard try take(16) == ~count & 0xFFFF else { throw .invalidCode }
    for _ in 0..<count { try append(UInt8(try take(8))) }
  }

  private mutating func append(_ byte: UInt8) throws(InflateError) {
    guard output.count < largestSize else { throw .tooLarge }
    output.append(byte)
  }

  private mutating func readBlock(
    literals: PrefixCode, distances: PrefixCode
  ) throws(InflateError) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        try append(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        try copyEarlier(lengthSymbol: symbol - 257, distances)
      }
    }
  }

  /// Copies a part of the output that may overlap its own copy.
  private mutating func copyEarlier(
    lengthSymbol: Int, _ distances: PrefixCode
  ) throws(InflateError) {
    let length = try value(lengthSymbol, base: 3, bitsPerGroup: 4, limit: 29)
    let distance = try value(symbol(distances), base: 1, bitsPerGroup: 2, limit: 30)
    guard distance <= output.count else { throw .invalidCode }
    for _ in 0..<length { try append(output[output.count - distance]) }
  }

  /// Symbols stand for ranges that double in size with each group: the rest is given in extra bits.
  private mutating func value(
    _ symbol: Int, base: Int, bitsPerGroup group: Int, limit: Int
  ) throws(InflateError) -> Int {
    guard symbol < limit else { throw .invalidCode }
    // The longest length has a symbol of its own.
    if group == 4 && symbol == 28 { return 258 }
    guard symbol >= 2 * group else { return base + symbol }
    let extra = symbol / group - 1
    return base + (group + symbol % group) << extra + (try take(extra))
  }

  /// The codes of a block, themselves compressed.
  private mutating func readCodes() throws(InflateError) -> (
    literals: PrefixCode, distances: PrefixCode
  ) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let orderCount = try take(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for i in order.prefix(orderCount) { lengths[i] = try take(3) }
    let code = PrefixCode(lengths)
    lengths = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .invalidCode }
        lengths += [Int](repeating: last, count: 3 + (try take(2)))
      case 17: lengths += [Int](repeating: 0, count: 3 + (try take(3)))
      case 18: lengths += [Int](repeating: 0, count: 11 + (try take(7)))
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw .invalidCode }
    return (
      PrefixCode(Array(lengths[..<literalCount])), PrefixCode(Array(lengths[literalCount...]))
    )
  }
}

/// A code in which no word begins with another, known by the lengths of its words.
///
/// Words of one length are consecutive numbers in the order of their symbols.
struct PrefixCode {
  static let longest = 15

  /// For each length, the first word, and where its symbols begin.
  private var firstWords = [Int](repeating: 0, count: longest + 1)
  private var starts = [Int](repeating: 0, count: longest + 2)
  private let symbols: [Int]

  init(_ lengths: [Int]) {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    for length in lengths where length > 0 { counts[length] += 1 }
    for length in 1...Self.longest {
      firstWords[length] = (firstWords[length - 1] + counts[length - 1]) << 1
      starts[length + 1] = starts[length] + counts[length]
    }
    symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted {
      (lengths[$0], $0) < (lengths[$1], $1)
    }
  }

  static let fixedLiterals = PrefixCode(
    (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = PrefixCode([Int](repeating: 5, count: 30))

  func symbol(_ word: Int, length: Int) -> Int? {
    let i = word - firstWords[length]
    guard i >= 0, i < starts[length + 1] - starts[length] else { return nil }
    return symbols[starts[length] + i]
  }
}
