/// Addresses in links.
enum LinkAddress {
  private static let safeSchemes: Set = ["http", "https", "mailto"]

  /// The scheme before a colon, in lower case; nil for a relative address.
  static func scheme(of destination: String) -> String? {
    let visible = destination.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    guard let colon = visible.firstIndex(of: ":") else { return nil }
    let scheme = visible[..<colon]
    guard !scheme.contains(where: { $0 == "/" || $0 == "?" || $0 == "#" }) else { return nil }
    return String(String.UnicodeScalarView(scheme)).lowercased()
  }

  /// Whether following the link can only ever open a page or a mail.
  static func isSafe(_ destination: String) -> Bool {
    scheme(of: destination).map(safeSchemes.contains) ?? !destination.hasPrefix("//")
  }

  static func isExternal(_ destination: String) -> Bool { scheme(of: destination) != nil }

  /// The page made from a Markdown file: `03-activations.md#dead` becomes `03-activations.html#dead`.
  static func page(for destination: String) -> String {
    guard !isExternal(destination) else { return destination }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].hasSuffix(".md") else { return destination }
    let page = parts[0].dropLast(3) + ".html"
    return parts.count > 1 ? "\(page)#\(parts[1])" : String(page)
  }
}
