import Bytes

/// A result that the store can keep: equal values give equal bytes, and bytes that are not
/// those of a value give an error.
public protocol Storable: Sendable {
  var storedBytes: [UInt8] { get }
  init(storedBytes: [UInt8]) throws
}

extension [UInt8]: Storable {
  public var storedBytes: [UInt8] { self }
  public init(storedBytes: [UInt8]) { self = storedBytes }
}

extension String: Storable {
  public var storedBytes: [UInt8] { Array(utf8) }

  public init(storedBytes: [UInt8]) throws {
    guard let text = String(validating: storedBytes, as: UTF8.self) else {
      throw StoredBytesError.invalidText
    }
    self = text
  }
}
