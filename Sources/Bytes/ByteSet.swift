/// A set of bytes that texts can be looked through for.
public struct ByteSet: Sendable {
  private var members = [256 of Bool](repeating: false)

  /// The bytes for which `isMember` is true.
  public init(where isMember: (UInt8) -> Bool) {
    for byte in UInt8.min...UInt8.max { members[Int(byte)] = isMember(byte) }
  }

  public func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  /// The first place from `start` on with a byte of the set; nil if there is none.
  public func firstIndex(in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    var index = start
    while index < bytes.count {
      if members[Int(bytes[index])] { return index }
      index += 1
    }
    return nil
  }

  /// Whether a text has a byte of the set.
  public func isFound(in text: String) -> Bool {
    firstIndex(in: text.utf8Span.span) != nil
  }
}
