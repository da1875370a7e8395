import Experiments

/// The reference as a chapter of the book, written from the tables of the language.
///
/// It is Markdown like any other chapter: its worked example runs, and its code is coloured, when the book
/// is built.
enum ReferenceChapter {
  static let fileName = "reference.md"

  static var text: String {
    ([introduction, experiments] + Reference.tables.map(section) + [figures, values, claims, more])
      .joined(separator: "\n\n") + "\n"
  }

  /// An experiment, a figure, a value and a claim, ready to be copied.
  static let example = StartingPoint.markdown(named: "reference-example")

  private static let introduction = """
    # Reference

    A chapter is a Markdown file. Four kinds of fenced block make it compute: `experiment`, `figure`, `claim` and
    `include`. A value in the text is a code span behind `{val}`. This page lists every word they understand; the same is
    said by `tutor explain` in the terminal.

    ## A first experiment

    1. Open a chapter, a file in `chapters` that ends in `.md`, or make one with `tutor new chapter NAME`.
    2. Copy the blocks below into it. Give the experiment and the figure names of their own: names are unique in the book.
    3. Run `swift run tutor serve` and open the address it prints. The page appears anew on each save; what is wrong is
       told with its line, and what it was probably meant to be.
    4. Change a setting. Only what depends on it runs again.

    ````markdown
    \(example)
    ````

    This very text, run:

    \(example)
    """

  private static var experiments: String {
    """
    ## Experiments

    An experiment trains networks and records what its probes measure. Sweeps and seeds become axes of the results,
    beside the step and what a probe adds, such as the layer.

    \(table(["key", "meaning", "example"], Terms.experimentKeys.map { key in
      [code(key.name) + (key.isRequired ? " *" : ""), escaped(key.summary), code(key.example)]
    }))

    Keys with a star are required.

    ### When to record

    \(table(["behind a probe", "meaning"], Reference.cadences.map { [code($0.name), escaped($0.summary)] }))

    ### Variants, bases and defaults

    A sweep of keys is a grid. A sweep that is a list names variants, each of which changes any number of settings; beside a
    grid the list stands under `variant`. Their axis is called `variant`:

    ```yaml
    sweep:
      - {label: plain}
      - {label: clipped, clip: {norm: 1}}
      - {label: small steps, optimizer.sgd.rate: 0.01, steps: 5000}
    ```

    An experiment may repeat another but for what it says itself, and a chapter may set what its experiments share:

    ```yaml
    based-on: deep-sigmoid
    activation: relu
    optimizer.sgd.rate: 0.05
    clip:
    ```

    ```yaml
    ---
    description: Why gradients vanish
    defaults: {seeds: 5, precision: double}
    ---
    ```

    \(table(["front matter", "meaning", "example"], Reference.frontMatterKeys.map {
      [code($0.name), escaped($0.summary), code($0.example)]
    }))
    """
  }

  private static func section(_ terms: TermTable) -> String {
    """
    ## \(terms.title)

    Where it stands: \(code(terms.usage))

    \(table(["word", "meaning", "settings", "example"], terms.terms.map { term in
      [
        code(term.key), escaped(term.summary),
        term.settings.map { markdown($0) }.joined(separator: "; "), code(term.example),
      ]
    }))
    """
  }

  private static var figures: String {
    """
    ## Figures

    A figure draws experiments; what it draws is the one key that names its kind.

    \(table(["key", "meaning", "example"], Reference.figureKeys.map {
      [code($0.name), escaped($0.summary), code($0.example)]
    }))

    Kinds share these settings:

    \(table(["setting", "meaning", "example"], Reference.figureSettings.map {
      [code($0.name), escaped($0.summary), code($0.example)]
    }))
    """
  }

  private static var values: String {
    """
    ## Values

    A value is a path, `experiment.metric[axis=label]`, or an expression over paths, with the formatter behind a colon. All
    axes but `seed` are selected by a label, a number, `first`, `last` or a range `1..5`, or reduced by a function. Over seeds
    the median is shown, unless the seed is selected or reduced.

    \(table(["formatter", "writes"], ValueFormatter.examples.map { [code($0.name), escaped($0.example)] }))

    \(table(["function", "meaning", "example"], ExpressionFunction.all.map {
      [code($0.signature), escaped($0.summary), code($0.example)]
    }))
    """
  }

  private static var claims: String {
    """
    ## Claims

    A claim is a comparison that must hold, one on each line, for every seed. One that does not hold fails the build at its
    line, shows both sides and each sentence that quotes them.

    ```yaml
    deep-sigmoid.gradient-norm[layer=1] < 1e-6 * deep-sigmoid.gradient-norm[layer=last]
    deep-sigmoid.loss[step=last] ≈ 0.693 ± 2 %   for 4 of 5 seeds
    relu.accuracy > 0.9 and sigmoid.accuracy < 0.6   for the median
    ```
    """
  }

  private static let more = """
    ## Source excerpts

    `include` shows the code of this program that ran. The file is named from its end, the symbol with the type around it:

    ```yaml
    file: Engine/Activations/Sigmoid.swift
    symbol: Sigmoid.backward
    ```

    ```include
    file: Engine/Activations/Sigmoid.swift
    symbol: Sigmoid.backward
    ```

    ## References and notes

    A link without text becomes the name of what it leads to: `[](#fig-reference-example)` a figure of this page,
    `[](01-the-problem.md#fig-name)` one of another chapter, `[](#some-heading)` a section.

    A note is called where it belongs, `[^name]`, and written anywhere in the chapter on a line that begins with `[^name]:`.
    It stands in the margin[^margin], or below the paragraph where there is no room.

    [^margin]: As this one does.
    """

  // MARK: Markdown

  private static func markdown(_ setting: Setting) -> String {
    let facts = [setting.expectation?.text, setting.isRequired ? "required" : nil]
      .compactMap(\.self)
    return code(setting.key) + (facts.isEmpty ? "" : " " + escaped(facts.joined(separator: ", ")))
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let line = { (cells: [String]) in "| \(cells.joined(separator: " | ")) |" }
    return ([line(header), line(header.map { _ in "---" })] + rows.map(line))
      .joined(separator: "\n")
  }

  /// A code span that may stand in a table.
  private static func code(_ text: String) -> String {
    let fence = text.contains("`") ? "`` " : "`"
    return fence + text.replacing("|", with: "\\|") + String(fence.reversed())
  }

  /// Text without any meaning to Markdown.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>|$#~&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
