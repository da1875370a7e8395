import Experiments

/// All the words of the directive language, from the tables that read them.
enum Reference {
  static let figureKinds = TermTable(
    "Kinds of figure", FigureKinds.all, usage: "```figure … ```")

  /// The vocabularies, those of experiments first.
  static let tables = Terms.tables + [figureKinds]

  /// The keys of a figure beside its kind.
  static let figureKeys: [(name: String, summary: String, example: String)] = [
    ("from", "The experiment to draw, or a list of them.", "from: deep-sigmoid"),
    (
      "title", "One sentence on what is to be seen; Markdown with values, formulas as text.",
      "title: The first layer hardly learns"
    ),
    ("subtitle", "What was run, in short; may be left out.", "subtitle: 20 sigmoid layers"),
    (
      "caption", "What the picture shows; Markdown with values and references.",
      "caption: Medians over five seeds."
    ),
    (
      "slider", "An axis of the results, one label of which is shown at a time; may be left out.",
      "slider: activation"
    ),
  ]

  /// What kinds of figure share; each example is all that a figure draws.
  static let figureSettings: [(name: String, summary: String, example: String)] = [
    (
      "select",
      "What to draw of an axis: a label, several, numbers from one to another, 'first' or 'last'.",
      "curves: {metric: gradient-norm, select: {layer: 1..3, activation: [relu, sigmoid]}}"
    ),
    (
      "labels", "What to call series, panels, rows, columns and bars, its formulas as text.",
      "bars: {metric: accuracy, by: activation, labels: {relu: ReLU}}"
    ),
    (
      "panels", "An axis that gets a panel for each of its labels.",
      "curves: {metric: gradient-norm, panels: activation}"
    ),
    (
      "lines", "Straight lines to compare with, by their names.",
      "curves: {metric: loss, lines: {guessing: 0.693}}"
    ),
    (
      "theory",
      "Closed forms drawn with dashes: of the axis in curves, an equation of both axes between cells.",
      "gradient-by-layer: {step: first, theory: {a quarter a layer: 0.25 ^ (4 - layer)}}"
    ),
    (
      "contour", "Lines at a value of the cells, which may have names.",
      "heatmap: {metric: gradient-norm, contour: {a hundredth: 0.01}}"
    ),
    (
      "relative-to", "The row that every column of cells is divided by.",
      "heatmap: {metric: gradient-norm, relative-to: last}"
    ),
    (
      "y-scale", "'linear' or 'log'; likewise 'x-scale', and 'scale' for colours.",
      "curves: {metric: loss, y-scale: log}"
    ),
    (
      "y-label", "The name of an axis; likewise 'x-label', and 'label' for colours.",
      "curves: {metric: loss, y-label: cross-entropy}"
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
