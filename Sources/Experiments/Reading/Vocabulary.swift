/// The words of one kind an author may choose from, each with its own settings.
///
/// One table serves the reader, the messages, the reference page and the tests: whoever adds
/// a layer or a remedy adds one entry.
public struct Vocabulary<Value>: Sendable {
  public struct Entry: Sendable {
    /// The word in the directive, in kebab-case.
    public let key: String
    /// One sentence for the reference page.
    public let summary: String
    /// A complete value in YAML, for example `{leaky-relu: 0.01}`.
    public let example: String
    let read: @Sendable (inout MappingReader) -> Value

    public init(
      _ key: String, summary: String, example: String,
      read: @escaping @Sendable (inout MappingReader) -> Value
    ) {
      self.key = key
      self.summary = summary
      self.example = example
      self.read = read
    }
  }

  /// What one value of this kind is called, with its article: "an activation".
  public let kind: String
  public let entries: [Entry]

  /// A table of at least one entry. The first must not need a value of this same vocabulary: after
  /// an error, reading goes on with it and no settings.
  public init(kind: String, entries: [Entry]) {
    precondition(!entries.isEmpty, "a vocabulary needs at least one word")
    self.kind = kind
    self.entries = entries
  }

  public var keys: [String] { entries.map(\.key) }

  public subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}

extension ValueReader {
  /// A value that names its kind, in any of the forms
  /// `sigmoid`, `{leaky-relu: 0.01}`, `{sgd: {rate: 0.1}}`, `{dense: 64, activation: sigmoid}`.
  ///
  /// The kind comes first. Its settings are the keys inside its own mapping and those beside it; a
  /// single value after it is its main argument (`MappingReader.main`).
  public func tagged<Value>(by vocabulary: Vocabulary<Value>) -> Value {
    if let word = plainText {
      if let entry = vocabulary[word] { return read(entry, []) }
      reportUnknown(word, at: self, in: vocabulary)
    } else if let first = node?.entries?.first {
      if let entry = vocabulary[first.key] { return read(entry, node?.entries ?? []) }
      let key = ReaderNode(first.value.content, at: first.keyPosition, length: first.keyLength)
      reportUnknown(first.key, at: ValueReader(key, label: label, log: log), in: vocabulary)
    } else {
      mismatch(
        expected: vocabulary.kind, example: vocabulary.entries[0].example,
        notes: ["expected one of \(vocabulary.keys.quotedList)"] + quoteNotes,
        shape: .term(kind: vocabulary.kind))
    }
    return fallback(vocabulary)
  }

  private func read<Value>(
    _ entry: Vocabulary<Value>.Entry, _ entries: [ReaderNode.Entry]
  ) -> Value {
    let inner = entries.first?.value.entries
    let settings = (inner ?? []) + entries.dropFirst()
    // With settings of its own in braces, or nothing, the kind has no main argument.
    let argument = inner == nil && entries.first?.value.isNothing == false ? entries.prefix(1) : []
    var reader = MappingReader(
      entries: argument + settings, owner: self, log: log, tag: argument.first?.key)
    let value = entry.read(&reader)
    reader.reportUnknownKeys()
    return value
  }

  private func reportUnknown<Value>(
    _ word: String, at place: ValueReader, in vocabulary: Vocabulary<Value>
  ) {
    let later = node?.entries?.dropFirst().first { vocabulary[$0.key] != nil }
    place.report(
      "unknown \(vocabulary.noun) '\(word)'",
      suggestion: SpellingSuggestion.nearest(word, among: vocabulary.keys),
      notes: ["expected one of \(vocabulary.keys.quotedList)"]
        + (later.map { ["the kind comes first: {\($0.key): …, \(word): …}"] } ?? []))
  }

  /// The first word's value, read from nothing and without a word to anybody.
  private func fallback<Value>(_ vocabulary: Vocabulary<Value>) -> Value {
    let log = ReadingLog()
    let muted = ValueReader(missing: label, in: self, log: log)
    var reader = MappingReader(entries: [], owner: muted, log: log)
    return vocabulary.entries[0].read(&reader)
  }
}

extension Vocabulary.Entry {
  /// The settings the word takes, as its reader asks for them.
  public var settings: [Setting] {
    let log = ReadingLog(describing: [])
    let position = SourcePosition(file: key, line: 1, column: 1)
    let nothing = ValueReader(
      ReaderNode(.mapping([]), at: position), label: "'\(key)'", log: log)
    var reader = MappingReader(entries: [], owner: nothing, log: log)
    _ = read(&reader)
    reader.reportUnknownKeys()
    var known: Set<String> = []
    return (log.settings ?? []).filter { known.insert($0.key).inserted }
  }
}

extension Vocabulary {
  /// What a word alone stands for; nil if there is no such word or it needs settings.
  func value(of word: String) -> Value? {
    guard self[word] != nil else { return nil }
    let source = DirectiveSource(text: word, file: "", line: 1, column: 1)
    return try? YAMLReader.parse(source).decode { $0.tagged(by: self) }
  }

  /// The kind without its article.
  var noun: String {
    let words = kind.split(separator: " ")
    return words.dropFirst(words.first == "a" || words.first == "an" ? 1 : 0)
      .joined(separator: " ")
  }
}
