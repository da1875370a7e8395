import Bytes

/// Addresses in links.
enum LinkAddress {
  /// Ends a scheme, or shows that there is none.
  private static let schemeEnd = ByteSet { [UInt8](":/?#".utf8).contains($0) }
  private static let safeSchemes: Set = ["http", "https", "mailto"]

  /// The scheme before a colon, in lower case; nil for a relative address.
  static func scheme(of destination: String) -> String? {
    let bytes = destination.utf8Span.span
    guard let end = schemeEnd.firstIndex(in: bytes), bytes[end] == UInt8(ascii: ":") else {
      return nil
    }
    // A browser takes no notice of spaces and control characters here.
    let visible = destination.utf8.prefix(end).filter { $0 > 0x20 && $0 != 0x7F }
    return String(decoding: visible, as: UTF8.self).lowercased()
  }

  /// Whether following the link can only ever open a page or a mail.
  static func isSafe(_ destination: String) -> Bool {
    scheme(of: destination).map(safeSchemes.contains) ?? !destination.hasPrefix("//")
  }

  static func isExternal(_ destination: String) -> Bool { scheme(of: destination) != nil }

  /// A path as the path of an address: whatever could be read as something else is percent-encoded.
  static func encoded(path: String) -> String {
    guard path.utf8.contains(where: { !isPlain($0) }) else { return path }
    return path.utf8.map { byte in
      let hexadecimal = String(byte, radix: 16, uppercase: true)
      return isPlain(byte)
        ? String(Unicode.Scalar(byte)) : byte < 0x10 ? "%0\(hexadecimal)" : "%\(hexadecimal)"
    }.joined()
  }

  /// Letters, digits, and the few signs that mean nothing in an address.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || [UInt8]("-._~/".utf8).contains(byte)
  }

  /// The page made from a Markdown file: `03-activations.md#dead` becomes `03-activations.html#dead`.
  static func page(for destination: String) -> String {
    guard !isExternal(destination) else { return destination }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].hasSuffix(".md") else { return destination }
    let page = parts[0].dropLast(3) + ".html"
    return parts.count > 1 ? "\(page)#\(parts[1])" : String(page)
  }
}
