import Experiments

/// A name given on the command line that nothing in the book has.
public struct UnknownName: Error, CustomStringConvertible {
  var kind: String
  var name: String
  var known: [String]
  /// Where it was looked for.
  var place = "this book"

  public var description: String {
    let nearest = SpellingSuggestion.nearest(name, among: known)
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return "no \(kind) '\(name)' in \(place)\(hint)"
  }
}
