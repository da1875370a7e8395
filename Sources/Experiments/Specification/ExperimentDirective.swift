/// An experiment as its author wrote it.
public struct ExperimentDirective: Sendable {
  public var name: String
  /// Where the name stands.
  public var position: SourcePosition
  public var body: DirectiveSource
  /// Where the files lie that the experiment names; empty for the current directory.
  public var bookFolder: String
  /// What holds where the experiment says nothing, the nearest first: the chapter's, then the book's.
  public var defaults: [ExperimentDefaults]

  public init(
    name: String, position: SourcePosition, body: DirectiveSource, bookFolder: String = "",
    defaults: [ExperimentDefaults] = []
  ) {
    self.name = name
    self.position = position
    self.body = body
    self.bookFolder = bookFolder
    self.defaults = defaults
  }
}
