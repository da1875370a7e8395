import Experiments

/// The values that prose quotes, as they were when an author last looked at them.
///
/// One line for each, in the order of places and expressions:
///
///     01-the-problem.md#saturation  deep-sigmoid.loss[step=last]:sig2  =  0.69
///
/// Lines have no line numbers, so that an edit of the text around a value changes nothing here.
struct ValueRecord: Hashable, Sendable {
  struct Name: Hashable, Sendable, Comparable {
    var place: String
    var expression: String

    static func < (left: Name, right: Name) -> Bool {
      (left.place, left.expression) < (right.place, right.expression)
    }
  }

  var values: [Name: String] = [:]

  init(_ quotations: [Quotation], _ results: [SourcePosition: String]) {
    for quotation in quotations {
      let name = Name(place: quotation.place, expression: quotation.expression)
      values[name] = results[quotation.position] ?? ""
    }
  }

  /// Reads what `text` gives. Lines that are no entries are left out: the next accepted build writes the
  /// record anew.
  init(_ text: String) {
    for line in text.split(whereSeparator: \.endsLine) where !line.hasPrefix("#") {
      let parts = line.split(
        separator: Self.separator, maxSplits: 3, omittingEmptySubsequences: false
      ).map(String.init)
      guard parts.count == 4, parts[2] == "=" else { continue }
      values[Name(place: parts[0], expression: parts[1])] = Self.unescaped(parts[3])
    }
  }

  private static let separator = "  "

  /// A text that an experiment has made may have several lines; an entry has one.
  private static func escaped(_ value: String) -> String {
    value.unicodeScalars.map { scalar in
      escapes.first { $0.scalar == scalar }.map { "\\\($0.letter)" } ?? String(scalar)
    }.joined()
  }

  private static func unescaped(_ entry: String) -> String {
    var value = String.UnicodeScalarView()
    var rest = entry.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let escape = scalar == "\\" ? escapes.first { $0.letter == rest.first } : nil
      value.append(escape?.scalar ?? scalar)
      if escape != nil { rest.removeFirst() }
    }
    return String(value)
  }

  private static let escapes: [(scalar: Unicode.Scalar, letter: Unicode.Scalar)] = [
    ("\\", "\\"), ("\n", "n"), ("\r", "r"),
  ]

  var text: String {
    let lines = values.sorted { $0.key < $1.key }.map { name, value in
      [name.place, name.expression, "=", Self.escaped(value)].joined(separator: Self.separator)
    }
    return """
      # The values that the chapters quote. 'tutor build' tells when one moves, 'tutor build --accept'
      # writes them anew.
      \(lines.joined(separator: "\n"))

      """
  }
}

/// How the values that prose quotes differ from those on record.
public struct ValueDrift: Hashable, Sendable {
  /// A value that is not what it was.
  public struct Change: Hashable, Sendable {
    public var position: SourcePosition
    public var expression: String
    public var old: String
    public var new: String
    /// The sentence as it reads now.
    public var sentence: String
  }

  public var moved: [Change] = []
  /// How many quoted values are not on record.
  public var added = 0
  /// How many values on record are quoted no more.
  public var removed = 0

  public var isEmpty: Bool { moved.isEmpty && added == 0 && removed == 0 }

  init() {}

  init(
    from record: ValueRecord, to quotations: [Quotation], _ results: [SourcePosition: String]
  ) {
    let now = ValueRecord(quotations, results)
    for quotation in quotations {
      let name = ValueRecord.Name(place: quotation.place, expression: quotation.expression)
      guard let old = record.values[name], let new = now.values[name], old != new else { continue }
      moved.append(
        Change(
          position: quotation.position, expression: quotation.expression, old: old, new: new,
          sentence: quotation.sentence(results)))
    }
    added = now.values.keys.count { record.values[$0] == nil }
    removed = record.values.keys.count { now.values[$0] == nil }
  }

  /// What an author is told; claims are known to hold when values are compared.
  public var lines: [String] {
    guard !isEmpty else { return [] }
    var lines = moved.flatMap { change in
      [
        "\(change.position): \(change.expression) was \(change.old), is \(change.new)",
        "    \(change.sentence)",
      ]
    }
    let counts = [
      moved.isEmpty ? nil : "\(moved.count) \(moved.count == 1 ? "value" : "values") moved",
      added == 0 ? nil : "\(added) new", removed == 0 ? nil : "\(removed) no longer quoted",
    ].compactMap(\.self)
    lines.append(
      counts.joined(separator: ", ")
        + "; all claims hold. 'tutor build --accept' takes the values as they are now.")
    return lines
  }
}
