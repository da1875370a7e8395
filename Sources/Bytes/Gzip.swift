/// Files compressed by gzip (RFC 1952).
public enum Gzip {
  /// Content may grow to this size: what a header says is not trusted.
  static let largestSize = 1 << 28

  public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// - Throws: `InflateError` if the file is damaged.
  public static func decompress(_ bytes: [UInt8]) throws(InflateError) -> [UInt8] {
    let start = try headerSize(bytes)
    var inflater = Inflater(bytes[start...], largestSize: largestSize)
    let content = try inflater.inflate()
    guard let trailer = inflater.trailer(count: 8) else { throw .endsEarly }
    guard littleEndian(trailer.prefix(4)) == CRC32.of(content),
      littleEndian(trailer.suffix(4)) == UInt32(truncatingIfNeeded: content.count)
    else { throw .checksum }
    return content
  }

  /// Where the compressed data begins.
  private static func headerSize(_ bytes: [UInt8]) throws(InflateError) -> Int {
    guard bytes.count >= 18, bytes[2] == 8 else { throw .endsEarly }
    let flags = bytes[3]
    var place = 10
    if flags & 4 != 0 {
      place += 2 + Int(bytes[10]) + Int(bytes[11]) << 8
    }
    // The name of the file and a comment, each with a zero at its end.
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      guard place < bytes.count, let end = bytes[place...].firstIndex(of: 0) else {
        throw .endsEarly
      }
      place = end + 1
    }
    if flags & 2 != 0 { place += 2 }
    guard place < bytes.count else { throw .endsEarly }
    return place
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// The checksum of gzip: the remainder of a polynomial division over bits, lowest first.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  }
}
