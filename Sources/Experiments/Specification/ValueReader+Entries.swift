extension ValueReader {
  /// Reads each entry of a mapping as if it stood alone in braces: `{loss: last, accuracy: last}` as
  /// `{loss: last}` and `{accuracy: last}`.
  func eachEntry<Item>(_ read: (ValueReader) -> Item) -> [Item] {
    (node?.entries ?? []).map { entry in
      let single = ReaderNode(.mapping([entry]), at: entry.keyPosition, length: entry.keyLength)
      return read(ValueReader(single, label: "'\(entry.key)'", log: log))
    }
  }
}
