import Bytes

/// The address of something by its content: a SHA-256 digest.
public struct ContentKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 64 hexadecimal digits, lower case.
  public let hex: String

  /// `nil` unless the text is 64 lower-case hexadecimal digits.
  public init?(hex: String) {
    guard Hexadecimal.isText(hex, ofDigits: 64) else { return nil }
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

  init(digest: [UInt8]) { hex = Hexadecimal.text(of: digest) }

  public static func < (left: Self, right: Self) -> Bool { left.hex < right.hex }

  public var description: String { hex }
}
