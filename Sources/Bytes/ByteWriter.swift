/// Builds the bytes of a stored result: fixed-size numbers lowest byte first, counted lists and texts.
public struct ByteWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  public mutating func append(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  public mutating func append(_ number: Int) {
    append(UInt64(bitPattern: Int64(number)))
  }

  /// The bit pattern, so that infinities, −0 and each NaN come back as they were.
  public mutating func append(_ number: Double) {
    append(number.bitPattern)
  }

  public mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func append(raw: [UInt8]) {
    bytes.append(contentsOf: raw)
  }

  public mutating func append<Element>(
    _ list: [Element], _ element: (inout Self, Element) -> Void
  ) {
    append(list.count)
    for item in list { element(&self, item) }
  }
}
