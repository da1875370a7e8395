import Experiments

/// A figure whose experiments are known to exist and to record what it draws.
struct PlannedFigure: Sendable {
  var directive: FigureDirective
  /// Index of its chapter.
  var chapter: Int
  /// "1.2", or "2" in a chapter without a number.
  var number: String
  var title: InlineText
  var subtitle: InlineText?
  var caption: InlineText
  private let strayValues: [Diagnostic]

  /// `calls` are those of notes in the captions of its chapter.
  init(
    _ directive: FigureDirective, chapter: Int, number: String,
    body: Excerpt, calls: [SourcePosition: FootnoteReference]
  ) {
    self.directive = directive
    self.chapter = chapter
    self.number = number
    title = Document.parseInline(Excerpt(directive.title))
    subtitle = directive.subtitle.map { Document.parseInline(Excerpt($0)) }
    caption = Document.parseInline(Excerpt(directive.caption), calls: calls)
    strayValues = Self.strayValues(
      in: body, besides: [title, caption] + (subtitle.map { [$0] } ?? []))
  }

  /// All pieces of running text.
  var texts: [InlineText] { [title] + (subtitle.map { [$0] } ?? []) + [caption] }

  /// The experiments it draws, as they are set up.
  func plans(among experiments: [PlannedExperiment]) -> [PlannedExperiment] {
    directive.sources.compactMap { source in experiments.first { $0.name == source.name } }
  }

  /// What is wrong with the figure before anything runs.
  func check(_ schema: ResultSchema, _ planned: [PlannedExperiment]) -> [Diagnostic] {
    let names = schema.experiments.map(\.name)
    let unknown = directive.sources.filter { !names.contains($0.name) }
    guard unknown.isEmpty else {
      return unknown.map { source in
        Diagnostic(
          at: source.position, length: source.length, "no experiment '\(source.name)' in this book",
          suggestion: SpellingSuggestion.nearest(source.name, among: names))
      }
    }
    let source = FigureSource(
      experiments: directive.sources.compactMap { schema.experiment($0.name) },
      plans: plans(among: planned), position: directive.position, slider: directive.slider?.name)
    return directive.kind.check(source) + checkSlider(source.experiments)
      + texts.flatMap(\.diagnostics) + checkFormulas() + callsInTitles + strayValues
      + directive.kind.names.check(source.plans.flatMap(\.sweepAxes), at: directive.position)
      + directive.kind.names.warnings(
        among: source.experiments,
        or: Terms.activations.keys + ["data", "generated", "path", "runs"])
  }

  /// Formulas that stand in the drawing, which holds text alone.
  private func checkFormulas() -> [Diagnostic] {
    ([title] + (subtitle.map { [$0] } ?? [])).flatMap(\.formulas).compactMap { formula in
      FormulaText(of: formula.tex { _ in "1" }).losses.first.map { loss in
        let place =
          formula.values.isEmpty
          ? formula.tex.position(characterOffset: loss.offset) : formula.position
        return Diagnostic(at: place, "formula: \(loss.message)", notes: [LabelText.advice])
      }
    }
  }

  /// Titles are drawn, and a drawing leads nowhere.
  private var callsInTitles: [Diagnostic] {
    ([title] + (subtitle.map { [$0] } ?? [])).flatMap(\.unknownCalls).map { call in
      Diagnostic(
        at: call.position, length: call.length, "a note cannot be called in a figure's title",
        notes: ["It can be called in the caption."])
    }
  }

  /// A slider runs along an axis that the drawn metrics have, or any where a figure names none.
  private func checkSlider(_ experiments: [ResultSchema.Experiment]) -> [Diagnostic] {
    guard let slider = directive.slider else { return [] }
    let all = experiments.flatMap(\.metrics)
    let drawn = all.filter { directive.kind.drawnMetrics.contains($0.name) }
    var axes: [Measurement.Axis] = []
    for axis in (drawn.isEmpty ? all : drawn).flatMap(\.axes)
    where !axes.contains(where: { $0.name == axis.name }) {
      axes.append(axis)
    }
    return slider.check(among: axes)
  }
}

extension FigureDirective {
  /// The caption of a figure that can be read.
  static func caption(of fence: Fence) -> Excerpt? {
    let directive = try? FigureDirective(
      name: fence.name ?? "", position: fence.namePosition, body: DirectiveSource(fence.body))
    return directive.map { Excerpt($0.caption) }
  }
}

extension Excerpt {
  /// A text of a directive, with the places of its lines. Where YAML has folded two lines into one,
  /// they are two again, unless what follows could begin a list, a heading or a table.
  init(_ source: DirectiveSource) {
    var text = Array(source.text)
    for offset in source.lineOffsets where offset > 0 && offset < text.count {
      if text[offset - 1] == " ", text[offset].isLetter || "{[($".contains(text[offset]) {
        text[offset - 1] = "\n"
      }
    }
    var starts = [source.position(at: 0)]
    for (offset, character) in text.enumerated() where character == "\n" {
      starts.append(source.position(at: offset + 1))
    }
    self.init(String(text), lineStarts: starts)
  }
}

extension DirectiveSource {
  /// A piece of a chapter, to be read as a directive or an expression.
  init(_ excerpt: Excerpt) {
    self.init(
      text: excerpt.text, file: excerpt.start.file, line: excerpt.start.line,
      columns: excerpt.lineStarts.map(\.column))
  }
}
