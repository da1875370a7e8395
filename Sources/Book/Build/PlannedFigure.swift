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

  init(_ directive: FigureDirective, chapter: Int, number: String) {
    self.directive = directive
    self.chapter = chapter
    self.number = number
    title = Document.parseInline(Excerpt(directive.title))
    subtitle = directive.subtitle.map { Document.parseInline(Excerpt($0)) }
    caption = Document.parseInline(Excerpt(directive.caption))
  }

  /// All pieces of running text.
  var texts: [InlineText] { [title] + (subtitle.map { [$0] } ?? []) + [caption] }

  /// What is wrong with the figure before anything runs.
  func check(_ schema: ResultSchema) -> [Diagnostic] {
    let names = schema.experiments.map(\.name)
    let unknown = directive.sources.filter { !names.contains($0.name) }
    guard unknown.isEmpty else {
      return unknown.map { source in
        Diagnostic(
          at: source.position, length: source.length, "no experiment '\(source.name)' in this book",
          suggestion: SpellingSuggestion.nearest(source.name, among: names))
      }
    }
    let experiments = directive.sources.compactMap { schema.experiment($0.name) }
    return directive.kind.check(
      FigureSource(experiments: experiments, position: directive.position))
      + texts.flatMap(\.diagnostics)
  }
}

extension Excerpt {
  /// A text of a directive, with the places of its lines.
  init(_ source: DirectiveSource) {
    var starts: [SourcePosition] = []
    var offset = 0
    for line in source.text.split(separator: "\n", omittingEmptySubsequences: false) {
      starts.append(source.position(at: offset))
      offset += line.count + 1
    }
    self.init(source.text, lineStarts: starts)
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
