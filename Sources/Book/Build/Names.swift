import Experiments

/// The names of a book's directives, each of which may be given once.
struct Names {
  private var positions: [String: SourcePosition] = [:]

  /// A name becomes a part of files' names.
  static let longestName = 100
  /// Words of expressions, and the file that lists all claims.
  private static let reserved: Set = ["and", "or", "not", "for", "claims"]

  /// Records a name; says what is wrong with it, or where it stands already if it is taken.
  mutating func add(_ name: String, at position: SourcePosition) -> Diagnostic? {
    if let problem = Self.problem(with: name, at: position) { return problem }
    guard let earlier = positions[name] else {
      positions[name] = position
      return nil
    }
    return Diagnostic(
      at: position, length: name.count, "the name '\(name)' is given twice",
      notes: ["it stands also at \(earlier); names are unique over the whole book"])
  }

  private static func problem(with name: String, at position: SourcePosition) -> Diagnostic? {
    let length = name.count
    guard ValueReader.isName(name) else {
      let proposal = ValueReader.kebabCase(name)
      return Diagnostic(
        at: position, length: length,
        "a name consists of lowercase letters, digits and hyphens; found '\(name)'",
        suggestion: ValueReader.isName(proposal) ? proposal : nil,
        notes: ["it starts with a letter, as in deep-sigmoid"])
    }
    if length > longestName {
      return Diagnostic(
        at: position, length: length,
        "a name is limited to \(longestName) characters, this one has \(length)")
    }
    guard reserved.contains(name) else { return nil }
    return Diagnostic(
      at: position, length: length, "'\(name)' cannot be a name: the book uses this word itself",
      suggestion: "\(name)-1")
  }

  var all: [String] { positions.keys.sorted() }
}
