/// A place in a file of the book. Lines and columns count from 1; columns count characters.
public struct SourcePosition: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// Path as the author knows it: relative to the book's folder, for example `chapters/01-the-problem.md`.
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }

  public var description: String { "\(file):\(line):\(column)" }
}

extension Character {
  /// Whether it ends a line for editors and for Markdown. Swift's own `isNewline` also counts form feeds and the
  /// separators of Unicode, which neither does.
  public var endsLine: Bool { self == "\n" || self == "\r\n" || self == "\r" }

  /// Whether this is white space; quick for ASCII.
  var isBlank: Bool {
    guard let ascii = asciiValue else { return isWhitespace }
    return ascii == UInt8(ascii: " ") || (ascii >= 0x09 && ascii <= 0x0D)
  }
}
