import Experiments

/// The reference for a terminal.
public enum Explanation {
  /// Every word there is, by kind.
  public static var overview: String {
    let lists =
      [("Keys of an experiment", Terms.experimentKeys.map(\.name))]
      + Reference.tables.map { ($0.title, $0.terms.map(\.key)) }
      + [
        ("Keys of a figure", Reference.figureKeys.map(\.name)),
        ("Settings of figures", Reference.figureSettings.map(\.name)),
        ("Front matter", Reference.frontMatterKeys.map(\.name)),
        ("When to record", Reference.cadences.map(\.name)),
        ("Functions of values and claims", ExpressionFunction.all.map(\.name)),
        ("Formatters of values", ValueFormatter.examples.map(\.name)),
      ]
    return lists.map { "\($0)\n  \($1.joined(separator: "  "))" }.joined(separator: "\n\n")
      + "\n\n'tutor explain WORD' tells more about one of them."
  }

  /// What a word means, everywhere it has a meaning.
  ///
  /// - Throws: A word that has none.
  public static func text(of word: String) throws(UnknownName) -> String {
    let found = all.filter { $0.key == word }.map(\.text)
    guard !found.isEmpty else {
      throw UnknownName(kind: "word", name: word, known: all.map(\.key), place: "the language")
    }
    return found.joined(separator: "\n\n")
  }

  private static var all: [(key: String, text: String)] {
    let keys = Terms.experimentKeys.map { key in
      (key.name, text("a key of an experiment", key.name, key.summary, key.example))
    }
    let figureKeys = Reference.figureKeys.map {
      ($0.name, text("a key of a figure", $0.name, $0.summary, $0.example))
    }
    let figureSettings = Reference.figureSettings.map {
      ($0.name, text("a setting of figures", $0.name, $0.summary, $0.example))
    }
    let frontMatter = Reference.frontMatterKeys.map {
      ($0.name, text("a key of the front matter", $0.name, $0.summary, $0.example))
    }
    let terms = Reference.tables.flatMap { table in
      table.terms.map { ($0.key, text($0, in: table)) }
    }
    let functions = ExpressionFunction.all.map {
      ($0.name, text("a function of values and claims", $0.signature, $0.summary, $0.example))
    }
    let formatters = ValueFormatter.examples.map {
      (
        $0.name,
        text(
          "a formatter of values", $0.name, "Writes a number as \($0.example).",
          "{val}`deep-sigmoid.loss[step=last]:\($0.name)`")
      )
    }
    return keys + figureKeys + figureSettings + frontMatter + terms + functions + formatters
  }

  private static func text(_ term: TermTable.Term, in table: TermTable) -> String {
    let settings = term.settings.map { "  \($0.description(quote: ""))" }
    let list = settings.isEmpty ? [] : ["", "settings"] + settings
    let usage = table.usage.replacing("…", with: term.example, maxReplacements: 1)
    return
      ([text(table.kind, term.key, term.summary, term.example)] + list + [
        "", "where", "  \(usage.replacing(", …", with: ""))",
      ]).joined(separator: "\n")
  }

  private static func text(
    _ kind: String, _ name: String, _ summary: String, _ example: String
  ) -> String {
    "\(name): \(kind)\n\n  \(summary)\n\nexample\n  \(example)"
  }
}
