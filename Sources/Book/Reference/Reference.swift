import Experiments

/// All the words of the directive language, from the tables that read them.
enum Reference {
  /// The vocabularies, those of experiments first.
  static let tables =
    Terms.tables + [TermTable("Kinds of figure", FigureKinds.all, usage: "```figure … ```")]

  /// The keys of a figure beside its kind.
  static let figureKeys: [(name: String, summary: String, example: String)] = [
    ("from", "The experiment to draw, or a list of them.", "from: deep-sigmoid"),
    (
      "title", "One sentence that says what is to be seen; Markdown with values.",
      "title: The first layer hardly learns"
    ),
    ("subtitle", "What was run, in short; may be left out.", "subtitle: 20 sigmoid layers"),
    (
      "caption", "What the picture shows; Markdown with values and references.",
      "caption: Medians over five seeds."
    ),
  ]

  /// The keys of a chapter's front matter, between two lines `---` at the top of its file.
  static let frontMatterKeys: [(name: String, summary: String, example: String)] = [
    (
      "description", "One sentence about the chapter, for the contents and for search engines.",
      "description: Why gradients vanish"
    ),
    (
      "defaults",
      "Settings for all experiments of the chapter that do not say otherwise; in index.md, for those of the"
        + " whole book.", "defaults: {seeds: 5, precision: double}"
    ),
    (
      "reference", "In index.md: whether the book has this reference among its pages.",
      "reference: true"
    ),
  ]

  /// When a probe measures, as written behind its name in `record`.
  static let cadences: [(name: String, summary: String)] = [
    ("every 10", "At step 0, 10, 20 and so on."),
    ("log-spaced", "At about 40 steps, closer together at the beginning."),
    ("first", "Before the first update."),
    ("last", "After the last update."),
    ("[0, 100]", "At these steps."),
  ]
}

extension Setting {
  /// "`units` (a whole number from 1 to 65536, required)"
  func description(quote: String) -> String {
    let facts = [expectation?.text, isRequired ? "required" : nil].compactMap(\.self)
    return "\(quote)\(key)\(quote)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
  }
}
