import Experiments

/// The names of a book's directives, each of which may be given once.
struct Names {
  private var positions: [String: SourcePosition] = [:]

  /// Records a name; says where it stands already if it is taken.
  mutating func add(_ name: String, at position: SourcePosition) -> Diagnostic? {
    guard let earlier = positions[name] else {
      positions[name] = position
      return nil
    }
    return Diagnostic(
      at: position, length: name.count, "the name '\(name)' is given twice",
      notes: ["it stands also at \(earlier); names are unique over the whole book"])
  }

  var all: [String] { positions.keys.sorted() }
}
