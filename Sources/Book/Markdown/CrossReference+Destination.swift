import Experiments

extension CrossReference {
  /// A reference to something inside the book; nil for an address elsewhere.
  init?(_ destination: String, _ position: SourcePosition) {
    guard !destination.isEmpty, LinkAddress.scheme(of: destination) == nil,
      !destination.hasPrefix("//")
    else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      file: parts[0].isEmpty ? nil : String(parts[0]),
      anchor: parts.count > 1 ? String(parts[1]) : nil, destination: destination,
      position: position, length: destination.count + "[]()".count)
  }
}
