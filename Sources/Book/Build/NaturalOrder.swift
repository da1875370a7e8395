/// The order in which people number names: 1, 2, 10.
enum NaturalOrder {
  /// Digits that follow each other count as one number, everything else byte by byte. Where that leaves two names
  /// equal, as `1` and `01`, the bytes decide.
  static func isBefore(_ left: String, _ right: String) -> Bool {
    var (a, b) = (Array(left.utf8)[...], Array(right.utf8)[...])
    while let first = a.first, let second = b.first {
      if first.isDigit, second.isDigit {
        let (one, other) = (takeNumber(from: &a), takeNumber(from: &b))
        if one.count != other.count { return one.count < other.count }
        if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
      } else {
        if first != second { return first < second }
        a.removeFirst()
        b.removeFirst()
      }
    }
    if a.isEmpty != b.isEmpty { return a.isEmpty }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The digits at the start without leading zeros, however many there are.
  private static func takeNumber(from bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = bytes.prefix { $0.isDigit }
    bytes = bytes.dropFirst(digits.count)
    return digits.drop { $0 == UInt8(ascii: "0") }
  }
}
