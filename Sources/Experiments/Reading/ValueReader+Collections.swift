extension ValueReader {
  /// A list of as many items as `count` allows, each read alike.
  public func list<Item>(
    count: ClosedRange<Int> = 1...Int.max, example: String? = nil, _ read: (ValueReader) -> Item
  ) -> [Item] {
    guard let items = node?.items else {
      mismatch(
        expected: "a list", example: example ?? "[a, b]", shape: .list(of: shape(read)))
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
    if log.isDescribing {
      log.expect(
        Expectation(shape: .oneOrMore(shape(read)), text: "one or a list", example: example))
    }
    return node?.items == nil && node != nil ? [read(self)] : list(example: example, read)
  }

  /// What an item is expected to be, if that is of interest.
  private func shape<Item>(_ read: (ValueReader) -> Item) -> Expectation.Shape {
    guard log.isDescribing else { return .other }
    let inner = ReadingLog(describing: [])
    _ = read(ValueReader(missing: "an item", in: self, log: inner))
    return inner.expectation?.shape ?? .other
  }

  /// A mapping with the keys the closure asks for; all others are reported as unknown.
  public func mapping<Value>(
    example: String? = nil, _ read: (inout MappingReader) -> Value
  ) -> Value {
    if node?.entries == nil {
      mismatch(expected: "a mapping", example: example, notes: colonNotes, shape: .mapping)
    }
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
      mismatch(expected: "a mapping", example: example, notes: colonNotes, shape: .mapping)
      return []
    }
    return entries.map { entry in
      // The text of a key in quotes begins after the first of them.
      var start = entry.keyPosition
      if entry.keyLength > entry.key.count { start.column += 1 }
      let source = DirectiveSource(text: entry.key, at: start)
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
