/// A name in which `*` stands for any characters, also none: `dense*`.
public struct NamePattern: Hashable, Sendable, CustomStringConvertible {
  public static let all = NamePattern("*")

  private let parts: [Substring]

  public init(_ pattern: String) {
    parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
  }

  public var description: String { parts.joined(separator: "*") }

  public func matches(_ name: String) -> Bool {
    guard parts.count > 1 else { return parts[0] == name[...] }
    guard name.hasPrefix(parts[0]), let last = parts.last else { return false }
    var rest = name.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let end = Self.end(ofFirst: part, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.hasSuffix(last)
  }

  private static func end(ofFirst part: Substring, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) { return text.index(start, offsetBy: part.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
