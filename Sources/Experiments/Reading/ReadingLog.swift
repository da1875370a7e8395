/// Collects what readers find wrong while they decode one body.
///
/// A reference, because the readers of all parts of a body write into one log; a decode
/// runs on one thread.
final class ReadingLog {
  private(set) var diagnostics: [Diagnostic] = []
  /// What a value was expected to be when it was not, the first time.
  private(set) var expectation: Expectation?
  /// The keys that were asked for; nil unless they are what the decode is for.
  private(set) var settings: [Setting]?
  /// Where the files lie that a directive names; empty for the current directory.
  let bookFolder: String

  init(bookFolder: String = "") { self.bookFolder = bookFolder }

  /// A log for a decode of nothing at all, to learn what a reader asks for.
  init(describing settings: [Setting]) {
    bookFolder = ""
    self.settings = settings
  }

  var isDescribing: Bool { settings != nil }

  func append(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  func expect(_ expectation: Expectation) {
    self.expectation = self.expectation ?? expectation
  }

  func add(_ setting: Setting) { settings?.append(setting) }
}

extension ReaderNode {
  /// Decodes a value, collecting every error instead of stopping at the first.
  ///
  /// Readers hand out harmless values where the body is wrong, so that decoding can go on; what
  /// comes out is thrown away if there was any error. Files the body names are looked for in
  /// `bookFolder`.
  public func decode<Value>(
    bookFolder: String = "", _ read: (ValueReader) -> Value
  ) throws(Diagnostics) -> Value {
    try decodeWithWarnings(bookFolder: bookFolder, read).value
  }

  /// Decodes a value and also returns the warnings of a successful decode.
  public func decodeWithWarnings<Value>(
    bookFolder: String = "", _ read: (ValueReader) -> Value
  ) throws(Diagnostics) -> (value: Value, warnings: [Diagnostic]) {
    let log = ReadingLog(bookFolder: bookFolder)
    let value = read(ValueReader(self, label: "this directive", log: log))
    let diagnostics = Diagnostics(log.diagnostics)
    guard !diagnostics.hasErrors else { throw diagnostics }
    return (value, diagnostics.all)
  }
}
