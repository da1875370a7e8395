/// Reads one value of a body as what the caller expects it to be.
///
/// Every accessor returns a value. Where the body holds something else, an error goes to the
/// log that is shared by all readers of a decode, and a harmless value of the right type comes
/// back, which nobody will see. Decoders are therefore plain expressions:
///
/// ```swift
/// static func read(_ value: ValueReader) -> Adam {
///   value.mapping { keys in
///     Adam(
///       rate: keys.required("rate").number(.positive, example: "0.001"),
///       decay: keys.optional("decay")?.number(.from(0, below: 1)) ?? 0.9)
///   }
/// }
/// ```
public struct ValueReader {
  /// The value; nil when a required key is missing, which the first accessor reports.
  public let node: ReaderNode?
  /// What messages call the value: `'rate'`, `item 2 of 'model'`.
  let label: String
  /// The mapping a missing value should have stood in.
  private let place: (position: SourcePosition, length: Int)
  let log: ReadingLog

  init(_ node: ReaderNode, label: String, log: ReadingLog) {
    self.node = node
    self.label = label
    self.place = (node.position, node.length)
    self.log = log
  }

  /// A value that is missing in another one.
  init(missing label: String, in owner: ValueReader, log: ReadingLog? = nil) {
    self.node = nil
    self.label = label
    self.place = owner.place
    self.log = log ?? owner.log
  }

  /// Where errors about this value are reported.
  public var position: SourcePosition { place.position }

  /// Reports that the value is not what was expected.
  ///
  /// `expected` completes "must be …", for example "a number above 0"; `example` is a right
  /// value in YAML.
  public func mismatch(
    expected: String, example: String? = nil, suggestion: String? = nil, notes: [String] = [],
    shape: Expectation.Shape = .other
  ) {
    log.expect(Expectation(shape: shape, text: expected, example: example))
    let hint = example.map { ", for example \($0)" } ?? ""
    let message =
      if let node {
        "\(label) must be \(expected)\(hint); found \(node.summary)"
      } else {
        "\(label) is missing: it must be \(expected)\(hint)"
      }
    report(message, suggestion: suggestion, notes: notes)
  }

  /// Reports an error about this value in the caller's own words.
  public func report(
    _ message: String, severity: Diagnostic.Severity = .error, suggestion: String? = nil,
    notes: [String] = []
  ) {
    log.append(
      Diagnostic(
        severity, at: position, length: place.length, message, suggestion: suggestion,
        notes: notes))
  }

  /// Passes on what another reader found inside this value, for example in an expression.
  public func report(_ diagnostics: [Diagnostic]) {
    diagnostics.forEach(log.append)
  }

  /// The unquoted text, on which numbers, truth values and choices are decided.
  var plainText: String? {
    guard case .scalar(let scalar) = node?.content, !scalar.isQuoted else { return nil }
    return scalar.text.isEmpty ? nil : scalar.text
  }

  /// The text, quoted or not; nil for anything but a scalar and for nothing at all.
  var writtenText: String? {
    node.flatMap { $0.isNothing ? nil : $0.text }
  }

  /// What to add when a number or word was put in quotes.
  var quoteNotes: [String] {
    guard case .scalar(let scalar) = node?.content, scalar.isQuoted else { return [] }
    return ["quotes make it a text; write it without them"]
  }
}
