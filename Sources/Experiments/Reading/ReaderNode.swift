/// One value of a directive's body, as it was written and where.
///
/// Scalars keep their text: whether `no` is a word or a truth value is decided by whoever asks.
public struct ReaderNode: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case scalar(Scalar)
    case sequence([ReaderNode])
    case mapping([Entry])
  }

  public struct Scalar: Hashable, Sendable {
    /// The text without quotes and indentation, with the place of each character in the file.
    public var source: DirectiveSource
    /// Quoted and block texts (`|`, `>`) are always texts, never numbers.
    public var isQuoted: Bool

    public var text: String { source.text }
  }

  /// A key with its value, in the order of the body.
  public struct Entry: Hashable, Sendable {
    public var key: String
    public var keyPosition: SourcePosition
    public var keyLength: Int
    public var value: ReaderNode
  }

  public var content: Content
  public var position: SourcePosition
  /// How many characters an error about this value underlines; at least 1.
  public var length: Int

  public init(_ content: Content, at position: SourcePosition, length: Int = 1) {
    self.content = content
    self.position = position
    self.length = max(1, length)
  }

  /// The scalar's text, whether quoted or not.
  public var text: String? {
    if case .scalar(let scalar) = content { scalar.text } else { nil }
  }

  /// The list's items.
  public var items: [ReaderNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The mapping's entries, in order.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of a mapping's key.
  public subscript(key: String) -> ReaderNode? {
    entries?.first { $0.key == key }?.value
  }

  /// Whether a key stands there with no value after its colon.
  public var isNothing: Bool {
    if case .scalar(let scalar) = content { scalar.text.isEmpty && !scalar.isQuoted } else { false }
  }

  /// What an author sees here, in the words of an error message.
  public var summary: String {
    switch content {
    case .sequence(let items):
      return items.isEmpty ? "an empty list" : "a list"
    case .mapping(let entries):
      return entries.isEmpty ? "an empty mapping" : "a mapping with '\(entries[0].key)'"
    case .scalar(let scalar):
      if isNothing { return "nothing" }
      let shown = scalar.text.count > 30 ? scalar.text.prefix(29) + "…" : scalar.text[...]
      if scalar.isQuoted { return "the quoted text \"\(shown)\"" }
      return NumberSyntax.double(scalar.text) == nil ? "'\(shown)'" : "the number \(shown)"
    }
  }
}
