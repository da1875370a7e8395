/// A set of bytes that texts can be looked through for.
public struct ByteSet: Sendable {
  /// 1 for each byte of the set, 0 for all others.
  private var members = [256 of UInt8](repeating: 0)

  /// The bytes for which `isMember` is true.
  public init(where isMember: (UInt8) -> Bool) {
    for byte in UInt8.min...UInt8.max { members[Int(byte)] = isMember(byte) ? 1 : 0 }
  }

  public func contains(_ byte: UInt8) -> Bool { members[Int(byte)] != 0 }

  /// The first place from `start` on with a byte of the set; nil if there is none.
  public func firstIndex(in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    var index = start
    // Texts are long and what is looked for is rare: eight bytes at once, without a branch among them.
    while index + 8 <= bytes.count, !hasMember(among: bytes.extracting(index..<index + 8)) {
      index += 8
    }
    while index < bytes.count {
      if contains(bytes[index]) { return index }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private func hasMember(among bytes: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for index in 0..<8 { found |= members[Int(bytes[index])] }
    return found != 0
  }

  /// Whether a text has a byte of the set.
  public func isFound(in text: String) -> Bool {
    firstIndex(in: text.utf8Span.span) != nil
  }
}
