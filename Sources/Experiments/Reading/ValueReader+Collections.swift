extension ValueReader {
  /// A list of as many items as `count` allows, each read alike.
  public func list<Item>(
    count: ClosedRange<Int> = 1...Int.max, example: String? = nil, _ read: (ValueReader) -> Item
  ) -> [Item] {
    guard let items = node?.items else {
      mismatch(expected: "a list", example: example ?? "[a, b]")
      return []
    }
    if !count.contains(items.count) {
      let bounds =
        count.upperBound == Int.max
        ? "at least \(count.lowerBound)"
        : count.lowerBound == count.upperBound
          ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
      report("\(label) must have \(bounds) items; found \(items.count)")
    }
    return items.enumerated().map { index, item in
      read(ValueReader(item, label: "item \(index + 1) of \(label)", log: log))
    }
  }

  /// A list, or a single item where a list of one is meant: `record: loss`, `record: [loss]`.
  public func oneOrMore<Item>(
    example: String? = nil, _ read: (ValueReader) -> Item
  ) -> [Item] {
    node?.items == nil && node != nil ? [read(self)] : list(example: example, read)
  }

  /// A mapping with the keys the closure asks for; all others are reported as unknown.
  public func mapping<Value>(
    example: String? = nil, _ read: (inout MappingReader) -> Value
  ) -> Value {
    if node?.entries == nil { mismatch(expected: "a mapping", example: example, notes: colonNotes) }
    let isReadable = node?.entries != nil
    var reader = MappingReader(
      entries: node?.entries ?? [], owner: self,
      log: isReadable ? log : ReadingLog())
    let value = read(&reader)
    reader.reportUnknownKeys()
    return value
  }

  /// A mapping whose keys the author chooses, in order: `variants: {shallow: …, deep: …}`.
  public func dictionary<Value>(
    example: String? = nil, _ read: (_ key: ValueReader, _ value: ValueReader) -> Value
  ) -> [Value] {
    guard let entries = node?.entries else {
      mismatch(expected: "a mapping", example: example, notes: colonNotes)
      return []
    }
    return entries.map { entry in
      let source = DirectiveSource(text: entry.key, at: entry.keyPosition)
      let key = ReaderNode(
        .scalar(ReaderNode.Scalar(source: source, isQuoted: false)), at: entry.keyPosition,
        length: entry.keyLength)
      return read(
        ValueReader(key, label: "the key '\(entry.key)'", log: log),
        ValueReader(entry.value, label: "'\(entry.key)'", log: log))
    }
  }

  /// `rate:0.1` is a text to YAML: say what is missing.
  private var colonNotes: [String] {
    guard let text = plainText, let colon = text.firstIndex(of: ":"),
      text.index(after: colon) < text.endIndex
    else { return [] }
    return ["a space is missing after the colon"]
  }
}
