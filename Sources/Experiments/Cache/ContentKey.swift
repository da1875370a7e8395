import Bytes

/// The address of something by its content: a SHA-256 digest.
public struct ContentKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 64 hexadecimal digits, lower case.
  public let hex: String

  /// `nil` unless the text is 64 lower-case hexadecimal digits.
  public init?(hex: String) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let letters = UInt8(ascii: "a")...UInt8(ascii: "f")
    guard hex.utf8.count == 64,
      hex.utf8.allSatisfy({ digits.contains($0) || letters.contains($0) })
    else { return nil }
    self.hex = hex
  }

  /// The key of some content.
  public init(of content: [UInt8]) {
    self.init(digest: SHA256.digest(of: content.span))
  }

  /// The key of a text, by its UTF-8 bytes.
  public init(of text: String) {
    self.init(digest: SHA256.digest(of: text))
  }

  init(digest: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    hex = String(decoding: text, as: UTF8.self)
  }

  public static func < (left: Self, right: Self) -> Bool { left.hex < right.hex }

  public var description: String { hex }
}
