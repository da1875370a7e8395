import Experiments

/// What is wrong with formulas and values in running text.
extension Diagnostic {
  static func prose(in formula: Formula) -> Diagnostic {
    Diagnostic(
      .warning, at: formula.position, length: formula.tex.text.count,
      "words between two dollars are set as a formula",
      notes: [
        #"A dollar that is none of a formula's is written \$, and words inside a formula \text{so}."#
      ])
  }

  static func role(_ source: String, at position: SourcePosition) -> Diagnostic {
    let word = String(source.dropFirst().dropLast()).lowercased()
    let isNear = word.hasPrefix("va") || SpellingSuggestion.nearest(word, among: ["val"]) != nil
    return Diagnostic(
      .warning, at: position, length: source.count, "'\(source)' is shown as text",
      suggestion: isNear ? "{val}" : nil,
      notes: ["A value is written {val}`experiment.loss`, a reference [](#name)"])
  }

  static func incomplete(_ source: String, at position: SourcePosition) -> Diagnostic {
    source == "$$"
      ? Diagnostic(
        at: position, length: 2, "formula is empty or not closed",
        notes: ["Write $$ before and after it, on lines of their own if it has several lines."])
      : Diagnostic(
        at: position, length: source.count, "no value after {val}",
        notes: ["Write a path as code directly behind it: {val}`experiment.loss`"])
  }
}
