/// The hash function SHA-256, fed piece by piece.
///
/// A value like any other: a copy taken half-way carries on from there, so that a common
/// beginning of many messages is hashed once.
/// Source: FIPS 180-4, sections 4.1.2, 5.1.1 and 6.2.
public struct SHA256: Sendable {
  private var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// The bytes after the last whole block; `length % 64` of them count.
  private var rest = [64 of UInt8](repeating: 0)
  private var length: UInt64 = 0

  public init() {}

  public static func digest(of bytes: Span<UInt8>) -> [UInt8] {
    var hash = Self()
    hash.update(bytes)
    return hash.digest
  }

  public static func digest(of text: String) -> [UInt8] {
    digest(of: text.utf8Span.span)
  }

  /// Appends the UTF-8 bytes of a text to the message.
  public mutating func update(_ text: String) {
    update(text.utf8Span.span)
  }

  /// Appends a number to the message as eight bytes, the lowest first.
  public mutating func update(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// Appends bytes to the message.
  public mutating func update(_ bytes: Span<UInt8>) {
    var position = 0
    while position < bytes.count, length % 64 != 0 {
      append(bytes[position])
      position += 1
    }
    while bytes.count - position >= 64 {
      compress(bytes.extracting(position..<position + 64))
      length += 64
      position += 64
    }
    while position < bytes.count {
      append(bytes[position])
      position += 1
    }
  }

  /// The hash of all bytes so far, as 32 bytes; the value itself stays as it is.
  public var digest: [UInt8] {
    var padded = self
    padded.append(0x80)
    while padded.length % 64 != 56 { padded.append(0) }
    let bits = length &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    return (0..<32).map { i in
      UInt8(truncatingIfNeeded: padded.state[i / 4] >> UInt32(24 - 8 * (i % 4)))
    }
  }

  private mutating func append(_ byte: UInt8) {
    rest[Int(length % 64)] = byte
    length += 1
    if length % 64 == 0 {
      let block = rest
      compress(block.span)
    }
  }

  /// One application of the compression function to a block of 64 bytes.
  private mutating func compress(_ block: Span<UInt8>) {
    precondition(block.count == 64, "SHA-256 works on blocks of 64 bytes")
    // The last sixteen words of the message schedule.
    var w = [16 of UInt32](repeating: 0)
    for i in 0..<16 { w[i] = Self.word(i, of: block) }
    var a = state[0]
    var b = state[1]
    var c = state[2]
    var d = state[3]
    var e = state[4]
    var f = state[5]
    var g = state[6]
    var h = state[7]
    for start in stride(from: 0, to: 64, by: 8) {
      let isFirst = start < 16
      Self.round(a, b, c, &d, e, f, g, &h, Self.input(start, &w, isFirst))
      Self.round(h, a, b, &c, d, e, f, &g, Self.input(start &+ 1, &w, isFirst))
      Self.round(g, h, a, &b, c, d, e, &f, Self.input(start &+ 2, &w, isFirst))
      Self.round(f, g, h, &a, b, c, d, &e, Self.input(start &+ 3, &w, isFirst))
      Self.round(e, f, g, &h, a, b, c, &d, Self.input(start &+ 4, &w, isFirst))
      Self.round(d, e, f, &g, h, a, b, &c, Self.input(start &+ 5, &w, isFirst))
      Self.round(c, d, e, &f, g, h, a, &b, Self.input(start &+ 6, &w, isFirst))
      Self.round(b, c, d, &e, f, g, h, &a, Self.input(start &+ 7, &w, isFirst))
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// A big-endian word of the block.
  @inline(__always)
  private static func word(_ i: Int, of block: Span<UInt8>) -> UInt32 {
    UInt32(block[4 &* i]) << 24 | UInt32(block[4 &* i &+ 1]) << 16
      | UInt32(block[4 &* i &+ 2]) << 8 | UInt32(block[4 &* i &+ 3])
  }

  /// A word of the message schedule, with the constant of its round.
  @inline(__always)
  private static func input(_ i: Int, _ w: inout [16 of UInt32], _ isFirst: Bool) -> UInt32 {
    let j = i & 15
    if !isFirst {
      let near = w[(j &+ 14) & 15]
      let far = w[(j &+ 1) & 15]
      let sigma1 = rotate(near, 17) ^ rotate(near, 19) ^ near >> 10
      let sigma0 = rotate(far, 7) ^ rotate(far, 18) ^ far >> 3
      w[j] = w[j] &+ sigma0 &+ w[(j &+ 9) & 15] &+ sigma1
    }
    return w[j] &+ constants[i]
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice = g ^ (e & (f ^ g))
    let t = h &+ sum1 &+ choice &+ input
    let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = ((a ^ b) & (b ^ c)) ^ b
    d = d &+ t
    h = t &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotate(_ x: UInt32, _ count: UInt32) -> UInt32 {
    x &>> count | x &<< (32 &- count)
  }

  private static let constants: [64 of UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5,
    0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
    0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc,
    0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
    0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3,
    0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5,
    0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
    0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
