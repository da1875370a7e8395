/// Why stored bytes cannot be read.
public enum StoredBytesError: Error, Hashable, Sendable, CustomStringConvertible {
  case truncated
  case invalidText
  case invalidTag(UInt8)
  case invalidCount
  case trailingBytes
  case unknownVersion
  case wrongHash

  public var description: String {
    switch self {
    case .truncated: "it ends too early"
    case .invalidText: "it holds a text that is not UTF-8"
    case .invalidTag(let tag): "it holds an unknown tag \(tag)"
    case .invalidCount: "it holds an impossible count"
    case .trailingBytes: "it goes on after its end"
    case .unknownVersion: "it was written in another format"
    case .wrongHash: "its bytes do not have the hash they were stored with"
    }
  }
}

/// Reads what `ByteWriter` wrote; any bytes at all give a value or an error, never a trap.
public struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  public var remaining: Int { bytes.count - position }

  public mutating func byte() throws(StoredBytesError) -> UInt8 {
    guard remaining >= 1 else { throw .truncated }
    defer { position += 1 }
    return bytes[position]
  }

  public mutating func number() throws(StoredBytesError) -> UInt64 {
    guard remaining >= 8 else { throw .truncated }
    var number: UInt64 = 0
    for i in 0..<8 { number |= UInt64(bytes[position + i]) &<< UInt64(8 &* i) }
    position += 8
    return number
  }

  public mutating func integer() throws(StoredBytesError) -> Int {
    Int(truncatingIfNeeded: try number())
  }

  public mutating func double() throws(StoredBytesError) -> Double {
    Double(bitPattern: try number())
  }

  /// A count of elements that take at least `elementSize` bytes each, so that a flipped bit
  /// cannot ask for more memory than the bytes at hand could fill.
  public mutating func count(elementSize: Int) throws(StoredBytesError) -> Int {
    let count = try integer()
    guard count >= 0, count <= remaining / elementSize else { throw .invalidCount }
    return count
  }

  public mutating func raw(_ count: Int) throws(StoredBytesError) -> [UInt8] {
    guard count >= 0, count <= remaining else { throw .truncated }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  public mutating func text() throws(StoredBytesError) -> String {
    let count = try count(elementSize: 1)
    defer { position += count }
    guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
      throw .invalidText
    }
    return text
  }

  public mutating func list<Element>(
    elementSize: Int, _ element: (inout Self) throws(StoredBytesError) -> Element
  ) throws(StoredBytesError) -> [Element] {
    let count = try count(elementSize: elementSize)
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try element(&self)) }
    return list
  }

  public func expectEnd() throws(StoredBytesError) {
    guard remaining == 0 else { throw .trailingBytes }
  }
}
