/// A hash that is the same on every machine and in every run (FNV-1a, 64 bits).
struct StableHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
  }

  init(_ text: String) { self.init(text.utf8) }

  /// The lower digits in base 36, padded to `count`.
  func digits(_ count: Int) -> String {
    let text = String(value, radix: 36)
    return String(repeating: "0", count: max(0, count - text.count)) + text.suffix(count)
  }
}
