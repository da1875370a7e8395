/// Something an author should know about one place in the book.
///
/// Diagnostics are data: wording that is common to all of them, and their layout,
/// live in `DiagnosticRenderer` alone.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Sendable { case error, warning, note }

  public var severity: Severity
  public var position: SourcePosition
  /// Number of characters the carets underline; at least 1.
  public var length: Int
  /// What was found and what was expected, without position and without a final full stop.
  public var message: String
  /// The nearest valid spelling of what was found.
  public var suggestion: String?
  /// Further facts, each on a line of its own.
  public var notes: [String]

  public init(
    _ severity: Severity = .error, at position: SourcePosition, length: Int = 1, _ message: String,
    suggestion: String? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.position = position
    self.length = max(1, length)
    self.message = message
    self.suggestion = suggestion
    self.notes = notes
  }
}

/// All that is wrong with a book, gathered before anything runs.
public struct Diagnostics: Error, Sendable {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic] = []) { self.all = all }

  public var hasErrors: Bool { all.contains { $0.severity == .error } }
}
