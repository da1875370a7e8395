/// The hash function XXH64 with seed 0, for noticing that bytes changed.
///
/// Fifty times as quick as SHA-256, but bytes with the hash of others can be made on purpose: what is named by
/// its content needs `SHA256`.
/// Source: Y. Collet, xxHash fast digest algorithm, version 0.1.1, "XXH64 algorithm description".
public enum XXHash64 {
  public static func digest(of bytes: Span<UInt8>) -> UInt64 {
    var position = 0
    var hash = prime5
    if bytes.count >= 32 {
      var lanes = (prime1 &+ prime2, prime2, 0 as UInt64, 0 &- prime1)
      while bytes.count - position >= 32 {
        let stripe = bytes.extracting(position..<position + 32)
        lanes.0 = round(lanes.0, word(0, of: stripe))
        lanes.1 = round(lanes.1, word(8, of: stripe))
        lanes.2 = round(lanes.2, word(16, of: stripe))
        lanes.3 = round(lanes.3, word(24, of: stripe))
        position += 32
      }
      hash =
        rotate(lanes.0, 1) &+ rotate(lanes.1, 7) &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
        hash = (hash ^ round(0, lane)) &* prime1 &+ prime4
      }
    }
    hash &+= UInt64(bytes.count)
    return avalanche(addRest(of: bytes, from: position, to: hash))
  }

  /// Mixes in the last bytes, fewer than 32.
  private static func addRest(of bytes: Span<UInt8>, from start: Int, to hash: UInt64) -> UInt64 {
    var hash = hash
    var position = start
    while bytes.count - position >= 8 {
      let word = word(0, of: bytes.extracting(position..<position + 8))
      hash = rotate(hash ^ round(0, word), 27) &* prime1 &+ prime4
      position += 8
    }
    if bytes.count - position >= 4 {
      let half = (0..<4).reduce(0 as UInt64) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
      hash = rotate(hash ^ half &* prime1, 23) &* prime2 &+ prime3
      position += 4
    }
    while position < bytes.count {
      hash = rotate(hash ^ UInt64(bytes[position]) &* prime5, 11) &* prime1
      position += 1
    }
    return hash
  }

  private static func avalanche(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ hash >> 33) &* prime2
    hash = (hash ^ hash >> 29) &* prime3
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* prime2, 31) &* prime1
  }

  /// A little-endian word: the compiler makes one load of it.
  @inline(__always)
  private static func word(_ offset: Int, of bytes: Span<UInt8>) -> UInt64 {
    UInt64(bytes[offset]) | UInt64(bytes[offset &+ 1]) << 8 | UInt64(bytes[offset &+ 2]) << 16
      | UInt64(bytes[offset &+ 3]) << 24 | UInt64(bytes[offset &+ 4]) << 32
      | UInt64(bytes[offset &+ 5]) << 40 | UInt64(bytes[offset &+ 6]) << 48
      | UInt64(bytes[offset &+ 7]) << 56
  }

  @inline(__always)
  private static func rotate(_ x: UInt64, _ count: UInt64) -> UInt64 {
    x &<< count | x &>> (64 &- count)
  }

  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
}
