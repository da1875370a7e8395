extension MappingReader {
  /// The one key of a mapping that is a word of a vocabulary, with its settings:
  /// `gradient-by-layer: {step: first}` among the other keys of a figure.
  ///
  /// Reports it if there is no such key, or more than one.
  public mutating func oneOf<Value>(_ vocabulary: Vocabulary<Value>) -> Value? {
    guard let key = atMostOne(of: vocabulary.keys) else {
      report(
        "\(vocabulary.kind) is missing",
        notes: ["expected one of \(vocabulary.keys.map { "'\($0)'" }.joined(separator: ", "))"])
      return nil
    }
    return single(key).tagged(by: vocabulary)
  }
}
