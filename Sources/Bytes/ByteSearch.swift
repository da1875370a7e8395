/// Finds bytes among bytes.
public enum ByteSearch {
  /// Where a piece stands first; nil if it does not, or is empty.
  public static func firstRange(of piece: Span<UInt8>, in bytes: Span<UInt8>, from start: Int = 0)
    -> Range<Int>?
  {
    guard !piece.isEmpty, bytes.count - start >= piece.count else { return nil }
    let first = piece[0]
    for index in start...bytes.count - piece.count where bytes[index] == first {
      var length = 1
      while length < piece.count, bytes[index + length] == piece[length] { length += 1 }
      if length == piece.count { return index..<index + length }
    }
    return nil
  }

  /// Where a text stands first in another one, counted in bytes.
  public static func firstRange(of piece: String, in text: String) -> Range<Int>? {
    firstRange(of: piece.utf8Span.span, in: text.utf8Span.span)
  }

  /// Whether a text holds another one, byte for byte.
  public static func contains(_ piece: String, in text: String) -> Bool {
    firstRange(of: piece, in: text) != nil
  }
}
