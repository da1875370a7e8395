/// What a value of a directive should be, for the reference and for editors.
public struct Expectation: Hashable, Sendable {
  public indirect enum Shape: Hashable, Sendable {
    case integer(ClosedRange<Int>)
    case number(NumericBounds)
    case flag
    case text
    case choice([String])
    /// A word of a vocabulary, by the vocabulary's kind: "an activation".
    case term(kind: String)
    /// One of several.
    case either([Shape])
    case list(of: Shape)
    /// A list, or a single item.
    case oneOrMore(Shape)
    case mapping
    /// Something with a notation of its own.
    case other
  }

  public var shape: Shape
  /// Completes "must be …": "a number above 0".
  public var text: String
  /// A right value in YAML.
  public var example: String?
}

/// One setting of a word of the language.
public struct Setting: Hashable, Sendable {
  public var key: String
  /// Whether it may stand right behind the word: `{dense: 64}` for `{dense: {units: 64}}`.
  public var isMain: Bool
  public var isRequired: Bool
  /// What it should be; nil if that depends.
  public var expectation: Expectation?
}
