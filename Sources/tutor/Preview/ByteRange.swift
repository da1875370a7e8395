/// The part of a file that a client asks for with `Range` (RFC 9110, section 14).
enum ByteRange: Equatable {
  case whole
  case part(Range<Int>)
  /// There is no such part.
  case unsatisfiable

  /// Reads `bytes=0-99`, `bytes=100-` or `bytes=-100`. Whatever else is asked for is answered with the whole, as
  /// the standard allows.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, header.lowercased().hasPrefix("bytes=") else { return }
    let ends = header.dropFirst("bytes=".count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
      return
    }
    switch (first, last) {
    case (.some(let first), let last):
      guard last.map({ $0 >= first }) ?? true else { return }
      self =
        first < size ? .part(first..<min(size - 1, last ?? size - 1) + 1) : .unsatisfiable
    case (nil, .some(let count)):
      self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
    case (nil, nil): return
    }
  }

  /// nil for what is no number; the number of no digits is nil.
  private static func number(_ text: Substring) -> Int?? {
    if text.isEmpty { return .some(nil) }
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    // Larger than any file.
    return .some(Int(text) ?? .max - 1)
  }
}
