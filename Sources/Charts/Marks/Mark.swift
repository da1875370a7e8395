/// Something drawn from data within the axes of a panel.
///
/// A new mark is one file: it says what its data spans, how it is drawn, and how it reads as a table
/// and in words.
public protocol Mark: Sendable {
  /// The series the mark belongs to, if it has a name of its own to be labelled with.
  var series: Series? { get }

  /// What stands for the mark in a key.
  var keyShape: KeyShape { get }

  /// Whether names of series stand in a key because the mark has no end to write beside.
  var isNamedInKey: Bool { get }

  /// The height of plot the mark looks best in, if that depends on how much it holds.
  func height(in layout: Layout) -> Double?

  /// Takes the mark's data into the domains of the axes.
  func extend(_ extents: inout Extents)

  /// Draws the mark and asks for the labels it wants.
  func draw(in frame: Frame, on sketch: inout Sketch)

  /// Adds the mark's numbers to the table under the figure.
  func tabulate(into table: inout TableBuilder)

  /// Says in words what the mark shows.
  func describe(in report: inout Report)
}

extension Mark {
  public var series: Series? { nil }
  public var keyShape: KeyShape { .none }
  public var isNamedInKey: Bool { false }
  public func height(in layout: Layout) -> Double? { nil }
  public func tabulate(into table: inout TableBuilder) {}
  public func describe(in report: inout Report) {}
}

/// What stands beside a name in a key.
public enum KeyShape: Sendable, Hashable {
  case none
  case line
  case dot
  case area
}
